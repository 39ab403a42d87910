import { type ReactNode, useId } from "react";
import { Button } from "../../components/button";
import { channelOf } from "../../components/feed-entry";
import { TextArea } from "../../components/field";
import { Icon } from "../../components/icon";
import { Inserted } from "../../components/inserted";
import { TimeLeft } from "../../components/time-left";
import { addressed, fromOf, noteOf } from "../../lib/feed";
import { t, tn } from "../../lib/i18n/t";
import { plain } from "../../lib/markdown";
import { useDraft, useIsPending, useSend, useView } from "../../lib/use-console";
import type { AskItem } from "../../wire/wire.generated";
import { Agreement } from "./agreement";
import { answerBody, useEntry } from "./entry";
import { EntryFields } from "./entry-fields";

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
        {ask.deadlineMs !== undefined && !ask.holdsClock && (
          <TimeLeft untilMs={ask.deadlineMs} about={plain(ask.question)} />
        )}
      </div>
      {ask.holdsClock && (
        <p className="ask-holds small">
          <Icon name="pause" size={16} />
          {t("ask.holdsClock")}
        </p>
      )}
      <Source ask={ask} />
      <AskForm ask={ask} />
    </section>
  );
}

/** The question stands above the news: what came with it is quoted, or it would be read without its story. */
function Source({ ask }: { ask: AskItem }): ReactNode {
  const came = addressed(useView().feed).filter(
    (item) =>
      item.atMs === ask.openedMs &&
      (item.text || item.words) &&
      item.channel !== "announcement" &&
      item.channel !== "answer" &&
      !item.recalled,
  );
  const [source] = came;
  if (!source || came.length > 1) {
    return null;
  }

  const note = noteOf(source);
  return (
    <p className="ask-source small" dir="auto">
      <strong>
        <Inserted>{fromOf(source) ?? t(`channel.${channelOf(source)}`)}</Inserted>
      </strong>{" "}
      {note ? `${t("feed.contains")} ${note}` : plain(source.text) || (source.words?.text ?? "")}
    </p>
  );
}

function AskForm({ ask }: { ask: AskItem }): ReactNode {
  const send = useSend();
  const entry = useEntry(ask);
  const because = useDraft(`ask/${ask.ask}/because`);
  const pending = useIsPending((body) => body.type === "answer" && body.ask === ask.ask);
  const voting = ask.answer === "choice" && ask.severalPeople === "hidden-vote" && ask.voters > 1;
  // Where words are the answer they are their own reason.
  const reasoned = ask.answer !== "text" && ask.rationale !== "none";
  const { given, standing } = entry;
  const needed = reasoned && ask.rationale === "required" && !(voting && standing);
  const missing = needed && because.text.trim() === "";
  const same = ask.together.length > 0 && given?.option === standing && because.text.trim() === "";

  const answer = () => {
    if (given && !missing) {
      const kept = ask.answer === "text" ? entry.draft : because;
      const reason = reasoned ? because.text.trim() : "";
      void send(answerBody(ask, given, reason), { key: kept.key, text: kept.text }).then((receipt) => {
        if (receipt?.accepted) {
          because.write("");
          entry.draft.write("");
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
      <EntryFields ask={ask} entry={entry} disabled={pending} />
      <Agreement ask={ask} />
      {reasoned && (
        <TextArea
          label={ask.rationale === "required" ? t("ask.why") : t("ask.whyOptional")}
          value={because.text}
          onChange={(event) => because.write(event.target.value)}
          required={needed}
          disabled={pending}
          rows={2}
        />
      )}
      <div className="row spread">
        <Button type="submit" look="primary" disabled={!given || missing || same || pending}>
          {submitLabel(ask, voting, standing !== undefined)}
        </Button>
        <span className="soft small" role="status">
          {pending ? t("send.waiting") : voting ? tn("ask.voted", ask.votesCast, { of: ask.voters }) : ""}
        </span>
      </div>
      {missing && given && given.option !== standing && <p className="soft small">{t("ask.whyNeeded")}</p>}
    </form>
  );
}

function submitLabel(ask: AskItem, voting: boolean, stands: boolean): string {
  if (voting) {
    return t(stands ? "ask.voteAgain" : "ask.vote");
  }

  if (ask.together.length > 0) {
    return t(stands ? "ask.proposeAgain" : "ask.propose");
  }

  return t("ask.answer");
}
