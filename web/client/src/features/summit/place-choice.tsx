import type { ReactNode } from "react";
import { t } from "../../lib/i18n/t";
import type { SummitView } from "../../wire/wire.generated";

type PlaceChoiceProps = {
  view: SummitView;
  label: string;
  /** What stands there before anything is chosen. */
  empty?: string;
  table?: number;
  seat?: string | undefined;
  onPlace: (table: number, seat: string | undefined) => void;
};

/** A table and a seat there, in one choice: two taps seat somebody. */
export function PlaceChoice({ view, label, empty, table = 0, seat, onPlace }: PlaceChoiceProps): ReactNode {
  return (
    <select
      className="place-choice"
      aria-label={label}
      value={table > 0 ? `${table}/${seat ?? ""}` : ""}
      onChange={(event) => {
        const [number, role] = event.target.value.split("/");
        onPlace(Number(number), role || undefined);
      }}
    >
      {table === 0 && (
        <option value="" disabled>
          {empty}
        </option>
      )}
      {view.tables.map((one) => (
        <optgroup key={one.number} label={t("table.n", { n: one.number })}>
          {(view.seating !== "assigned" || (table === one.number && !seat)) && (
            <option value={`${one.number}/`}>
              {t("table.n", { n: one.number })} · {t("roster.anySeat")}
            </option>
          )}
          {view.roles.map((role) => (
            <option key={role.id} value={`${one.number}/${role.id}`}>
              {t("table.n", { n: one.number })} · {role.text}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
