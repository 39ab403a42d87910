import type { ReactNode } from "react";
import { t } from "../lib/i18n/t";
import type { Words } from "../wire/wire.generated";

/** Words a person typed; a notice where they were removed. Never Markdown. */
export function Said({ words }: { words: Words | undefined }): ReactNode {
  if (!words) {
    return null;
  }

  return words.text === undefined ? (
    <span className="soft">{t("words.removed")}</span>
  ) : (
    <span className="said" dir="auto">
      {words.text}
    </span>
  );
}
