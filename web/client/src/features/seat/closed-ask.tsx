import type { ReactNode } from "react";
import { Inserted } from "../../components/inserted";
import { Said } from "../../components/said";
import { answerText } from "../../lib/answers";
import { t } from "../../lib/i18n/t";
import { plain } from "../../lib/markdown";
import type { AskItem } from "../../wire/wire.generated";

/** A question that is over, in two lines. */
export function ClosedAsk({ ask }: { ask: AskItem }): ReactNode {
  const answer = answerText(ask);
  return (
    <li className="closed-ask">
      <p className="small soft" dir="auto">
        {plain(ask.question)}
      </p>
      <p>
        <span className="soft">{stateOf(ask, answer)} </span>
        {answer && <Inserted>{answer}</Inserted>}
        <Said words={ask.words} />
      </p>
      {ask.because && (
        <p className="small soft">
          <Said words={ask.because} />
        </p>
      )}
    </li>
  );
}

function stateOf(ask: AskItem, answer: string): string {
  if (ask.state === "silent" && !answer) {
    return t("ask.state.unheard");
  }

  return ask.state === "answered" && ask.together.length > 0 ? t("ask.state.agreed") : t(`ask.state.${ask.state}`);
}
