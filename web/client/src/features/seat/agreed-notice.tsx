import type { ReactNode } from "react";
import { Button } from "../../components/button";
import { Inserted } from "../../components/inserted";
import { Notice } from "../../components/notice";
import { answerText } from "../../lib/answers";
import { t } from "../../lib/i18n/t";
import { plain } from "../../lib/markdown";
import { useMark } from "../../lib/marks";
import { useStream, useView } from "../../lib/use-console";
import type { AskItem } from "../../wire/wire.generated";

/** What several seats had to agree on, and have. */
export const isAgreed = (ask: AskItem): boolean => ask.state === "answered" && ask.together.length > 0;

/** The card of a joint question goes when the last of them agrees, maybe on another phone: what stands is said until somebody has seen it. */
export function AgreedNotices(): ReactNode {
  const { asks, clock } = useView();
  return clock[0]?.stage === "play" && asks.filter(isAgreed).map((ask) => <AgreedNotice key={ask.id} ask={ask} />);
}

function AgreedNotice({ ask }: { ask: AskItem }): ReactNode {
  const answer = answerText(ask);
  // With the answer: after going back in the story the same question may be settled in another way.
  const [seen, keep] = useMark(`agreed/${useStream()}/${ask.id}/${ask.openedMs}/${answer}`);
  if (seen) {
    return null;
  }

  return (
    <Notice icon="check" tone="good">
      <p className="small" dir="auto">
        {plain(ask.question)}
      </p>
      <p>
        {t("ask.state.agreed")}{" "}
        <strong>
          <Inserted>{answer}</Inserted>
        </strong>
      </p>
      <Button small onClick={keep}>
        {t("ask.agreed.close")}
        <span className="hidden">: {plain(ask.question)}</span>
      </Button>
    </Notice>
  );
}
