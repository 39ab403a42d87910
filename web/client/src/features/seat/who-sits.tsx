import type { ReactNode } from "react";
import { Inserted } from "../../components/inserted";
import { t } from "../../lib/i18n/t";
import { personName } from "../../lib/names";
import type { SeatItem } from "../../wire/wire.generated";

export function WhoSits({ seat }: { seat: SeatItem }): ReactNode {
  if (seat.people.length > 0) {
    return <Inserted>{seat.people.map(personName).join(", ")}</Inserted>;
  }

  return seat.standIn ? t("people.standIn") : t("people.empty");
}
