import { type ReactNode, useEffect } from "react";
import { t } from "../lib/i18n/t";
import { TextLanguage } from "../lib/markdown";
import { StreamProvider, useWatched } from "../lib/use-console";
import { OfflineBanner } from "./link-state";
import { Page } from "./page";
import { Refusals } from "./refusals";

type WatchProps = { stream: string; onGone: () => void; children: ReactNode };

/** Shows a screen once its stream is here; a stream that ends takes its copy along. */
export function Watch({ stream, onGone, children }: WatchProps): ReactNode {
  return (
    <StreamProvider stream={stream} key={stream}>
      <div className="banners">
        <OfflineBanner />
        <Refusals />
      </div>
      <Inside onGone={onGone}>{children}</Inside>
    </StreamProvider>
  );
}

function Inside({ onGone, children }: Omit<WatchProps, "stream">): ReactNode {
  const watched = useWatched();
  const gone = watched.kind === "gone";
  useEffect(() => {
    if (gone) {
      onGone();
    }
  }, [gone, onGone]);
  if (watched.kind === "here") {
    return <TextLanguage value={watched.copy.view.scenario[0]?.language}>{children}</TextLanguage>;
  }

  return (
    <Page title={t("watch.loading")} width="narrow">
      <p role="status">{gone ? t("watch.gone") : t("watch.loading")}</p>
    </Page>
  );
}
