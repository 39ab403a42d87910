import { type ReactNode, useId } from "react";
import { Button } from "../../components/button";
import { TextArea } from "../../components/field";
import { t } from "../../lib/i18n/t";
import { useDraft, useIsPending, useSend } from "../../lib/use-console";
import type { CommandBody, MessageKind, SeatItem } from "../../wire/wire.generated";

type ComposerProps = {
  other: SeatItem;
  /** What of theirs waits for an answer of ours. */
  owed: readonly MessageKind[];
  /** We have consulted them and wait. */
  asking: boolean;
};

type Intent = "message" | "consult" | "request" | "reply" | "respond";

function bodyOf(intent: Intent, other: string, text: string): CommandBody {
  const words = text ? { words: { text } } : {};
  switch (intent) {
    case "reply":
    case "respond":
      return { type: intent, to: other, ...words };
    case "consult":
      return { type: "consult", with: other, ...words };
    default:
      return { type: intent, to: other, words: { text } };
  }
}

/** The words to send next, and as what. What they wait for comes first. */
export function Composer({ other, owed, asking }: ComposerProps): ReactNode {
  const send = useSend();
  const waiting = useId();
  const pending = useIsPending((body) => body.type === "consult" && body.with === other.id);
  const draft = useDraft(`to/${other.id}`);
  const asked = owed.includes("consultation");
  const requested = owed.includes("request");
  const first: Intent = asked ? "reply" : requested ? "respond" : "message";
  const go = (intent: Intent) => {
    const kept = { key: draft.key, text: draft.text };
    draft.write("");
    void send(bodyOf(intent, other.id, kept.text.trim()), kept);
  };
  const as = (intent: Intent) =>
    intent === first
      ? ({ type: "submit", look: "primary" } as const)
      : ({ type: "button", look: "plain", onClick: () => go(intent) } as const);
  const empty = draft.text.trim() === "";
  return (
    <form
      className="stack composer"
      onSubmit={(event) => {
        event.preventDefault();
        go(first);
      }}
    >
      <TextArea
        label={t("thread.write", { seat: other.title })}
        value={draft.text}
        onChange={(event) => draft.write(event.target.value)}
        hint={hintOf(asked, requested)}
        rows={2}
      />
      <div className="composer-do">
        {asked && <Button {...as("reply")}>{t("thread.reply")}</Button>}
        {requested && <Button {...as("respond")}>{t("thread.respond")}</Button>}
        <Button {...as("message")} disabled={empty}>
          {t("thread.send")}
        </Button>
        <Button
          {...as("consult")}
          disabled={asking || pending}
          title={t("thread.consultHint")}
          aria-describedby={asking ? waiting : undefined}
        >
          {t("thread.consult")}
        </Button>
        <Button {...as("request")} disabled={empty} title={t("thread.requestHint")}>
          {t("thread.request")}
        </Button>
      </div>
      {asking && (
        <p className="soft small" id={waiting}>
          {t("thread.consultWaits")}
        </p>
      )}
    </form>
  );
}

function hintOf(asked: boolean, requested: boolean): string | undefined {
  const hints = [asked ? t("thread.replyHint") : "", requested ? t("thread.respondHint") : ""].filter(Boolean);
  return hints.length > 0 ? hints.join(" ") : undefined;
}
