import { type ReactNode, useState } from "react";
import { Button } from "../../components/button";
import { TextArea } from "../../components/field";
import { t } from "../../lib/i18n/t";
import { useDraft, useIsPending, useSend } from "../../lib/use-console";

/** A decision of the seat's that nothing on the list stands for: in its own words, for the debrief. */
export function DecisionCard(): ReactNode {
  const send = useSend();
  const draft = useDraft("decision");
  const pending = useIsPending((body) => body.type === "decide");
  const [done, setDone] = useState(false);
  const decide = () => {
    const kept = { key: draft.key, text: draft.text };
    draft.write("");
    void send({ type: "decide", words: { text: kept.text.trim() } }, kept).then((receipt) =>
      setDone(receipt?.accepted === true),
    );
  };
  return (
    <article className="card stack" aria-labelledby="decision-title">
      <h3 id="decision-title">{t("decide.title")}</h3>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          decide();
        }}
      >
        <TextArea
          label={t("decide.words")}
          hint={t("decide.hint")}
          value={draft.text}
          onChange={(event) => {
            setDone(false);
            draft.write(event.target.value);
          }}
          rows={2}
        />
        <div className="row spread">
          <Button type="submit" disabled={pending || draft.text.trim() === ""}>
            {t("decide.send")}
          </Button>
          <span className="soft small" role="status">
            {pending ? t("send.waiting") : done ? t("decide.done") : ""}
          </span>
        </div>
      </form>
    </article>
  );
}
