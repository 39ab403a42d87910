import type { AskItem } from "../wire/wire.generated";
import { plain } from "./markdown";
import { printThousandths } from "./numbers";

/** What an option says. */
export const optionText = (ask: AskItem, option: string | undefined): string =>
  plain(ask.options.find((one) => one.id === option)?.text ?? "");

/** What was answered, but for words, which stand apart; nothing where nobody answered. */
export function answerText(ask: AskItem): string {
  if (ask.number !== undefined) {
    return printThousandths(ask.number);
  }

  return (ask.chosen ?? (ask.option ? [ask.option] : [])).map((option) => optionText(ask, option)).join("; ");
}
