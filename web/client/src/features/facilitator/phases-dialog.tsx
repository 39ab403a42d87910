import type { ReactNode } from "react";
import { Button } from "../../components/button";
import { Chip } from "../../components/chip";
import { Confirm, Dialog } from "../../components/dialog";
import { Inserted } from "../../components/inserted";
import { t } from "../../lib/i18n/t";
import { plain } from "../../lib/markdown";
import { seatTitle } from "../../lib/names";
import type { ClosingKind, PhasePlanItem } from "../../wire/wire.generated";
import { useDesk } from "./desk";

export function PhasesDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { view } = useDesk();
  return (
    <Dialog title={t("phases.title")} onClose={onClose}>
      <ol className="phase-list">
        {view.phases.map((phase) => (
          <li key={phase.id}>
            <PhaseRow phase={phase} />
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

function PhaseRow({ phase }: { phase: PhasePlanItem }): ReactNode {
  const { open } = useDesk();
  return (
    <>
      <div className="row spread">
        <span className="row">
          <Inserted>{phase.title}</Inserted>
          {phase.manual && !phase.opened && <span className="soft small">{t("phases.manual")}</span>}
          {phase.ready && !phase.opened && (
            <Chip tone="accent" icon="check">
              {t("phases.ready")}
            </Chip>
          )}
        </span>
        {phase.current ? (
          <span className="soft">{t("desk.phaseNow")}</span>
        ) : phase.opened ? (
          <span className="soft">{t("phases.was")}</span>
        ) : (
          <Button
            small
            look={phase.ready ? "primary" : "plain"}
            onClick={() => open({ kind: "phase", phase })}
            aria-label={t("phases.openOne", { phase: phase.title })}
          >
            {t("phases.open")}
          </Button>
        )}
      </div>
      {phase.opensWhen && !phase.opened && (
        <p className="small soft">
          {t("phases.opensWhen")} <code dir="ltr">{phase.opensWhen}</code>
        </p>
      )}
    </>
  );
}

const KINDS: readonly ClosingKind[] = [
  "falls-silent",
  "expected",
  "skipped",
  "completes",
  "goes-on",
  "arrives",
  "delayed",
  "body-rises",
];

/** What falls to silence, what is done meanwhile and what stays behind is said before, not after. */
export function PhaseDialog({ phase, onClose }: { phase: PhasePlanItem; onClose: () => void }): ReactNode {
  const { view, send } = useDesk();
  const now = view.phases.find((one) => one.id === phase.id) ?? phase;
  return (
    <Confirm
      title={t("phases.openOne", { phase: phase.title })}
      confirm={t("phases.confirm")}
      onConfirm={() => void send({ type: "open-phase", phase: phase.id })}
      onClose={onClose}
    >
      <p>{t("phases.text")}</p>
      {KINDS.map((kind) => (
        <Brought key={kind} kind={kind} phase={now} />
      ))}
    </Confirm>
  );
}

/** That no question falls to silence is worth a line; of the rest nothing is said where there is none. */
function Brought({ kind, phase }: { kind: ClosingKind; phase: PhasePlanItem }): ReactNode {
  const { view } = useDesk();
  const items = phase.closing.filter((item) => item.kind === kind);
  if (items.length === 0 && kind !== "falls-silent") {
    return null;
  }

  // Nothing else tells two of them apart, and they come in one order.
  const lines = items.map((item, i) => ({ ...item, id: `${i}` }));
  return (
    <div className="closing">
      <h3 className="small">{t(`phases.closing.${kind}`, { n: items.length })}</h3>
      <ul>
        {lines.map((item) => (
          <li key={item.id} className="small">
            <Inserted>{plain(item.title) || t("phases.message")}</Inserted>
            {item.seat && (
              <span className="soft">
                {" · "}
                <Inserted>{seatTitle(view, item.seat)}</Inserted>
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
