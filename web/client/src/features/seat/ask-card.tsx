import { type ReactNode, useId } from "react";
import { Button } from "../../components/button";
import { Choices, TextArea } from "../../components/field";
import { Inserted } from "../../components/inserted";
import { Said } from "../../components/said";
import { TimeLeft } from "../../components/time-left";
import { t, tn } from "../../lib/i18n/t";
import { Markdown, plain } from "../../lib/markdown";
import { useDraft, useIsPending, useSend, useView } from "../../lib/use-console";
import type { AskItem } from "../../wire/wire.generated";

/** The one thing that matters: a question to this seat, with the time left. */
export function AskCard({ ask }: { ask: AskItem }): ReactNode {
  const heading = useId();
  return (
    <section className="card card-ask stack" aria-labelledby={heading}>
      <div className="row spread">
        <h2 className="eyebrow" id={heading}>
          {t("ask.asked")}
          <span className="hidden">: {plain(ask.question)}</span>
        </h2>
        {ask.deadlineMs !== undefined && <TimeLeft untilMs={ask.deadlineMs} about={plain(ask.question)} />}
      </div>
      <AskForm ask={ask} />
    </section>
  );
}

function AskForm({ ask }: { ask: AskItem }): ReactNode {
  const view = useView();
  const send = useSend();
  const because = useDraft(`ask/${ask.ask}/because`);
  const picked = useDraft(`ask/${ask.ask}/option`);
  const pending = useIsPending((body) => body.type === "answer" && body.ask === ask.ask);
  const vote = view.mine.find((item) => item.id === `vote/${ask.ask}`)?.option;
  const voting = ask.severalPeople === "hidden-vote" && ask.voters > 1;
  const option = picked.text || vote;
  const missing = ask.rationale === "required" && because.text.trim() === "" && !vote;

  const answer = () => {
    if (option) {
      const text = because.text.trim();
      void send(
        { type: "answer", ask: ask.ask, option, ...(text ? { because: { text } } : {}) },
        { key: because.key, text: because.text },
      ).then((receipt) => {
        if (receipt?.accepted) {
          because.write("");
          picked.write("");
        }
      });
    }
  };

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        answer();
      }}
    >
      <Choices
        legend={<Markdown text={ask.question} />}
        value={option}
        options={ask.options.map((o) => ({ value: o.id, label: o.text }))}
        onChange={picked.write}
        disabled={pending}
      />
      {ask.rationale !== "none" && (
        <TextArea
          label={ask.rationale === "required" ? t("ask.why") : t("ask.whyOptional")}
          value={because.text}
          onChange={(event) => because.write(event.target.value)}
          required={ask.rationale === "required" && !vote}
          disabled={pending}
          rows={2}
        />
      )}
      <div className="row spread">
        <Button type="submit" look="primary" disabled={!option || missing || pending}>
          {voting ? (vote ? t("ask.voteAgain") : t("ask.vote")) : t("ask.answer")}
        </Button>
        <span className="soft small" role="status">
          {pending ? t("send.waiting") : voting ? tn("ask.voted", ask.votesCast, { of: ask.voters }) : ""}
        </span>
      </div>
      {missing && option && <p className="soft small">{t("ask.whyNeeded")}</p>}
    </form>
  );
}

/** A question that is over, in two lines. */
export function ClosedAsk({ ask }: { ask: AskItem }): ReactNode {
  const option = ask.options.find((o) => o.id === ask.option);
  return (
    <li className="closed-ask">
      <p className="small soft" dir="auto">
        {plain(ask.question)}
      </p>
      <p>
        <span className="soft">{t(`ask.state.${ask.state}`)} </span>
        {option && <Inserted>{option.text}</Inserted>}
      </p>
      {ask.because && (
        <p className="small soft">
          <Said words={ask.because} />
        </p>
      )}
    </li>
  );
}
