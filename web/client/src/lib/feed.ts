import type { FeedItem } from "../wire/wire.generated";
import { t } from "./i18n/t";

/** What may hurt in it, as written or as staff put it; undefined: nothing was said. */
export const noteOf = (item: FeedItem): string | undefined =>
  item.contentNote ?? (item.noteWords && (item.noteWords.text ?? t("words.removed")));

/** Who it came from, as written or as staff put it. */
export const fromOf = (item: FeedItem): string | undefined => item.from ?? item.fromWords?.text;
