import { type ReactNode, useEffect, useState } from "react";
import { Button } from "../../components/button";
import { Dialog } from "../../components/dialog";
import { Select } from "../../components/field";
import { Notice } from "../../components/notice";
import { t } from "../../lib/i18n/t";
import { personName } from "../../lib/names";
import { sentenceOf, server } from "../../lib/server";
import { useStreamInfo } from "../../lib/use-session";
import { uuidV7 } from "../../lib/uuid";
import type { GonePerson } from "../../wire/wire.generated";
import { useDesk } from "./desk";

/** Somebody asks to be forgotten. It cannot be taken back, so it says first what goes and what stays. */
export function ForgetDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { view } = useDesk();
  const exercise = useStreamInfo()?.exercise;
  // The same again finishes what was left undone.
  const [asked, setAsked] = useState({ person: "", id: "" });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const [gone, setGone] = useState<readonly GonePerson[]>([]);
  useEffect(() => {
    if (exercise) {
      server
        .gone(exercise)
        .then(setGone)
        .catch(() => setProblem(t("desk.forget.notAll")));
    }
  }, [exercise]);
  const here = view.people.filter((person) => !person.staff);
  const people = [
    ...here.map((person) => ({ id: person.id, name: personName(person.name), label: personName(person.name) })),
    ...gone
      .filter((one) => !view.people.some((person) => person.id === one.person))
      .map((one) => ({ id: one.person, name: one.name, label: t("desk.forget.gone", { name: one.name }) })),
  ];
  const chosen = people.find((person) => person.id === asked.person);
  const go = async (of: string) => {
    setBusy(true);
    setProblem("");
    try {
      const receipt = await server.erase(of, asked);
      if (receipt.accepted) {
        onClose();
        return;
      }

      setProblem(receipt.sentence ?? "");
    } catch (error) {
      setProblem(sentenceOf(error, "desk.forget.failed", "desk.forget.failed"));
    }

    setBusy(false);
  };
  return (
    <Dialog title={t("desk.forget.title")} onClose={onClose}>
      <p>{t("desk.forget.goes")}</p>
      <p>{t("desk.forget.stays")}</p>
      <p className="small soft">{t("desk.forget.backups")}</p>
      <Select
        label={t("desk.forget.who")}
        value={asked.person}
        options={[
          { value: "", label: t("desk.forget.choose") },
          ...people.map((person) => ({ value: person.id, label: person.label })),
        ]}
        onChange={(person) => setAsked({ person, id: uuidV7() })}
      />
      {problem && (
        <Notice tone="bad" role="alert">
          {problem}
        </Notice>
      )}
      <div className="row">
        <Button look="danger" disabled={!chosen || !exercise || busy} onClick={() => exercise && void go(exercise)}>
          {chosen ? t("desk.forget.confirm", { name: chosen.name }) : t("desk.forget.nobody")}
        </Button>
        <Button onClick={onClose}>{t("dialog.cancel")}</Button>
      </div>
    </Dialog>
  );
}
