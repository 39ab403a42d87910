import { readNumber } from "../../lib/numbers";
import { useDraft, useView } from "../../lib/use-console";
import type { AskItem, CommandBody } from "../../wire/wire.generated";

type Given = Omit<Extract<CommandBody, { type: "answer" }>, "type" | "ask" | "because" | "options"> & {
  options?: readonly string[];
};

/** What somebody is about to answer, kept over reloads. */
export type Entry = {
  readonly draft: ReturnType<typeof useDraft>;
  /** The vote or the proposal that stands; another takes its place. */
  readonly standing: string | undefined;
  /** Undefined while there is nothing that could be sent. */
  readonly given: Given | undefined;
};

export function useEntry(ask: AskItem): Entry {
  const draft = useDraft(`ask/${ask.ask}/${ask.answer === "choice" ? "option" : ask.answer}`);
  const { mine } = useView();
  const proposed = ask.together.find((one) => one.seat === ask.seat)?.option;
  const standing = mine.find((item) => item.id === `vote/${ask.ask}`)?.option ?? proposed;
  return { draft, standing, given: givenOf(ask, draft.text, standing) };
}

/** The options that are ticked, as their draft holds them. */
export const ticked = (draft: string): string[] => draft.split(" ").filter(Boolean);

function givenOf(ask: AskItem, draft: string, standing: string | undefined): Given | undefined {
  switch (ask.answer) {
    case "choice": {
      const option = draft || standing;
      return option ? { option } : undefined;
    }
    case "several": {
      const options = ticked(draft);
      return options.length > 0 ? { option: "", options } : undefined;
    }
    case "number": {
      const read = readNumber(draft);
      return read.kind === "number" ? { option: "", number: read.thousandths } : undefined;
    }
    case "text":
      return draft.trim() ? { option: "", words: { text: draft.trim() } } : undefined;
  }
}

export function answerBody(ask: AskItem, given: Given, because: string): CommandBody {
  return { type: "answer", ask: ask.ask, ...given, ...(because ? { because: { text: because } } : {}) } as CommandBody;
}
