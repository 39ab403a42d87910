import type { ReactNode } from "react";
import { Button } from "../../components/button";
import { Confirm, Dialog } from "../../components/dialog";
import { Icon, type IconName } from "../../components/icon";
import { Empty } from "../../components/notice";
import { t } from "../../lib/i18n/t";
import { plain } from "../../lib/markdown";
import { storyTime } from "../../lib/story";
import type { PointItem, PointKind } from "../../wire/wire.generated";
import { useDesk } from "./desk";

const ICONS: Record<PointKind, IconName> = { inject: "now", phase: "briefing", mark: "flag" };

const nameOf = (point: PointItem): string =>
  t(`rewind.${point.kind}`, { title: plain(point.title ?? "") || point.name?.text || t("words.removed") });

/** The moments one can go back to, the last one first. */
export function RewindDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { view, open } = useDesk();
  return (
    <Dialog title={t("rewind.title")} onClose={onClose}>
      <ol className="points">
        {view.points.toReversed().map((point) => (
          <li key={point.id}>
            <Button look="quiet" className="point" onClick={() => open({ kind: "rewind-to", point })}>
              <time>{storyTime(point.atMs)}</time>
              <Icon name={ICONS[point.kind]} size={16} />
              <span dir="auto">{nameOf(point)}</span>
            </Button>
          </li>
        ))}
      </ol>
      {view.points.length === 0 && <Empty>{t("rewind.none")}</Empty>}
    </Dialog>
  );
}

export function RewindToDialog({ point, onClose }: { point: PointItem; onClose: () => void }): ReactNode {
  const { send } = useDesk();
  return (
    <Confirm
      title={t("rewind.ask", { story: storyTime(point.atMs), point: nameOf(point) })}
      confirm={t("rewind.confirm")}
      danger
      onConfirm={() => void send({ type: "rewind", to: Number(point.id) })}
      onClose={onClose}
    >
      <p>{t("rewind.back")}</p>
      <p>{t("rewind.stays")}</p>
    </Confirm>
  );
}
