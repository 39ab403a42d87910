import type { ReactNode } from "react";
import { t } from "../lib/i18n/t";
import { useConsole, useSignal } from "../lib/use-console";
import { Button } from "./button";
import { Notice } from "./notice";

/** What somebody had typed, or sent in vain, when they were moved: theirs to read, to copy and to throw away. */
export function LeftWords(): ReactNode {
  const { drafts } = useConsole();
  const words = useSignal(drafts.left);
  if (words.length === 0) {
    return null;
  }

  return (
    <section aria-label={t("left.title")}>
      <Notice tone="warn">
        <strong>{t("left.title")}</strong>
        <p>{t("left.text")}</p>
        <ul>
          {words.map((text) => (
            <li key={text} dir="auto" className="left-words">
              {text}
            </li>
          ))}
        </ul>
        <Button small onClick={() => drafts.discardLeft()}>
          {t("left.discard")}
        </Button>
      </Notice>
    </section>
  );
}
