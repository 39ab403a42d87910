import type { ReactNode } from "react";
import { Inserted } from "../../components/inserted";
import { LinkState } from "../../components/link-state";
import { StreamStamp } from "../../components/stamp";
import { StoryClock } from "../../components/story-clock";
import { t } from "../../lib/i18n/t";
import { useView } from "../../lib/use-console";
import { useStreamInfo } from "../../lib/use-session";

/** Always in sight: story time, the connection, and that this is an exercise. The role leads to its card, where there is one yet. */
export function SeatHead({ onRole }: { onRole?: () => void }): ReactNode {
  const view = useView();
  const role = view.mine.find((item) => item.id === "role");
  const phase = view.phase[0];
  const table = useStreamInfo()?.table;
  const title = (
    <>
      <Inserted>{role?.title}</Inserted>
      {table !== undefined && ` · ${t("table.n", { n: table })}`}
    </>
  );
  return (
    <header className="seat-head">
      <h1 className="hidden">{role?.title ?? t("seat.title")}</h1>
      <div className="row spread">
        <span className="row seat-clock">
          <StoryClock />
          <LinkState />
        </span>
        <StreamStamp />
      </div>
      <div className="row spread">
        {onRole ? (
          <button
            type="button"
            className="seat-role"
            onClick={onRole}
            aria-label={t("role.open", { role: role?.title ?? "" })}
          >
            {title}
          </button>
        ) : (
          <strong>{title}</strong>
        )}
        {phase && (
          <span className="small soft">
            <Inserted>{phase.title}</Inserted>
          </span>
        )}
      </div>
    </header>
  );
}
