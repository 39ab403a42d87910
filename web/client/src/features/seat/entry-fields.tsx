import type { ReactNode } from "react";
import { Checks, Choices, TextArea, TextField } from "../../components/field";
import { t } from "../../lib/i18n/t";
import { Markdown } from "../../lib/markdown";
import { readNumber } from "../../lib/numbers";
import type { AskItem } from "../../wire/wire.generated";
import { type Entry, ticked } from "./entry";

type FieldsProps = { ask: AskItem; entry: Entry; disabled: boolean };

/** The question, and what it is answered with. */
export function EntryFields({ ask, entry, disabled }: FieldsProps): ReactNode {
  const { draft, standing } = entry;
  const options = ask.options.map((option) => ({ value: option.id, label: option.text }));
  switch (ask.answer) {
    case "choice":
      return (
        <Choices
          legend={<Markdown text={ask.question} />}
          value={draft.text || standing}
          options={options}
          onChange={draft.write}
          disabled={disabled}
        />
      );
    case "several":
      return (
        <Checks
          legend={
            <>
              <Markdown text={ask.question} />
              <span className="legend-hint small soft">{t("ask.several")}</span>
            </>
          }
          values={ticked(draft.text)}
          options={options}
          onChange={(values) => draft.write(values.join(" "))}
          disabled={disabled}
        />
      );
    case "number":
      return (
        <>
          <Question text={ask.question} />
          <TextField
            label={t("ask.number")}
            hint={numberHint(draft.text)}
            value={draft.text}
            onChange={(event) => draft.write(event.target.value)}
            inputMode="decimal"
            autoComplete="off"
            dir="ltr"
            disabled={disabled}
          />
        </>
      );
    case "text":
      return (
        <>
          <Question text={ask.question} />
          <TextArea
            label={t("ask.words")}
            value={draft.text}
            onChange={(event) => draft.write(event.target.value)}
            disabled={disabled}
          />
        </>
      );
  }
}

function Question({ text }: { text: string }): ReactNode {
  return (
    <div className="ask-question">
      <Markdown text={text} />
    </div>
  );
}

/** Says how a number is read wherever it could be read otherwise. */
function numberHint(text: string): string {
  const read = readNumber(text);
  switch (read.kind) {
    case "unclear":
      return t("ask.numberUnclear", { whole: read.whole, part: read.part });
    case "number":
      return read.canonical === text.trim() ? t("ask.numberHint") : t("ask.numberRead", { n: read.canonical });
    default:
      return t("ask.numberHint");
  }
}
