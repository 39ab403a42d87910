import { call, ServerProblem } from "../../lib/server";
import { uuidV7 } from "../../lib/uuid";
import type {
  BadgeSheet,
  DropPerson,
  IssueBadges,
  OrderTables,
  PlacePerson,
  Receipt,
  RosterReply,
  SummitView,
} from "../../wire/wire.generated";

const at = (summit: string) => `/api/summits/${encodeURIComponent(summit)}`;

export const viewOf = (summit: string, seen: number): Promise<SummitView> => call("GET", `${at(summit)}?seen=${seen}`);

const TRIES = 5;
const AGAIN_AFTER_MS = 1000;

/** The id stays the same for every try: however often it arrives, each table does it once. */
export async function order(summit: string, wish: Omit<OrderTables, "id">): Promise<Receipt> {
  const body: OrderTables = { id: uuidV7(), ...wish };
  for (let tries = 1; ; tries++) {
    try {
      const receipt = await call<Receipt>("POST", `${at(summit)}/orders`, body);
      if (!receipt.transient || tries === TRIES) {
        return receipt;
      }
    } catch (error) {
      if (tries === TRIES || (error instanceof ServerProblem && !error.isTransient)) {
        throw error;
      }
    }

    await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
  }
}

/** @param csv The file's bytes as they are: only then is the server able to say that they are not UTF-8. */
export const importRoster = (summit: string, csv: ArrayBuffer, preview: boolean): Promise<RosterReply> =>
  call("POST", `${at(summit)}/roster${preview ? "?preview=true" : ""}`, new Blob([csv], { type: "text/csv" }));

export const place = (summit: string, body: PlacePerson): Promise<Receipt> =>
  call("POST", `${at(summit)}/people`, body);

export const drop = (summit: string, person: string): Promise<Receipt> => {
  const body: DropPerson = { person };
  return call("POST", `${at(summit)}/people/drop`, body);
};

/** Without people: for everybody who is expected and has no badge. */
export const issueBadges = (summit: string, people?: readonly string[]): Promise<BadgeSheet> => {
  const body: IssueBadges = people ? { people: [...people] } : {};
  return call("POST", `${at(summit)}/badges`, body);
};
