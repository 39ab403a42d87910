import type { PersonName, View } from "../wire/wire.generated";
import { t } from "./i18n/t";

/** What a role id, or one of the words for an audience, is called on screens. */
export function seatTitle(view: View, id: string): string {
  switch (id) {
    case "everyone":
      return t("names.everyone");
    case "public":
      return t("names.public");
    case "city":
      return t("names.city");
    case "staff":
      return t("names.staff");
    default:
      return view.seats.find((seat) => seat.id === id)?.title ?? id;
  }
}

export function seatTitles(view: View, ids: readonly string[]): string {
  return ids.map((id) => seatTitle(view, id)).join(", ");
}

export function personName(person: PersonName | undefined): string {
  return person?.name ?? t("names.removed");
}
