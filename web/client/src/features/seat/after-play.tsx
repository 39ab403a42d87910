import type { ReactNode } from "react";
import { Button } from "../../components/button";
import { TextArea } from "../../components/field";
import { Icon } from "../../components/icon";
import { Link } from "../../components/link";
import { Empty } from "../../components/notice";
import { Said } from "../../components/said";
import { Timeline } from "../../components/timeline/timeline";
import { t } from "../../lib/i18n/t";
import { Markdown } from "../../lib/markdown";
import { paths } from "../../lib/router";
import { useDraft, useIsPending, useSend, useStream, useView } from "../../lib/use-console";
import type { QuestionItem } from "../../wire/wire.generated";

/** Play is over: what one thinks of it, and what one's seat lived through. */
export default function AfterPlay(): ReactNode {
  const view = useView();
  const stream = useStream();
  const clock = view.clock[0];
  return (
    <>
      <article className="card stack">
        <p className="eyebrow">{t("after.over")}</p>
        <h2 dir="auto">{clock?.ending ?? t("after.ended")}</h2>
        {clock?.endingText && <Markdown text={clock.endingText} />}
        {clock?.debriefOpen && (
          <Link href={paths.debrief(stream)} className="button button-primary">
            {t("after.debrief")}
          </Link>
        )}
      </article>
      {clock?.stage !== "sealed" &&
        view.questions.map((question) => <Feedback key={question.id} question={question} />)}
      <section className="stack" aria-labelledby="own-story">
        <h2 id="own-story">{clock?.debriefOpen ? t("after.room") : t("after.own")}</h2>
        {view.timeline.length > 0 ? <Timeline /> : <Empty>{t("after.noStory")}</Empty>}
      </section>
    </>
  );
}

function Feedback({ question }: { question: QuestionItem }): ReactNode {
  const view = useView();
  const send = useSend();
  const draft = useDraft(`feedback/${question.id}`);
  const given = view.mine.find((item) => item.id === `feedback/${question.id}`);
  const pending = useIsPending((body) => body.type === "feedback" && body.question === question.id);
  const submit = () => {
    const kept = { key: draft.key, text: draft.text };
    void send({ type: "feedback", question: question.id, words: { text: draft.text.trim() } }, kept);
    draft.write("");
  };
  return (
    <article className="card stack" aria-label={question.text}>
      <Markdown text={question.text} />
      {given ? (
        <p className="feedback-given">
          <Icon name="check" />
          <span>
            {t("feedback.given")} <Said words={given.words} />
          </span>
        </p>
      ) : (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <TextArea
            label={t("feedback.yours")}
            value={draft.text}
            onChange={(event) => draft.write(event.target.value)}
            disabled={pending}
          />
          <div>
            <Button type="submit" look="primary" disabled={pending || draft.text.trim() === ""}>
              {pending ? t("send.sending") : t("feedback.send")}
            </Button>
          </div>
        </form>
      )}
    </article>
  );
}
