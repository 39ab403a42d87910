import { call } from "../../lib/server";
import { session } from "../../lib/session";
import type { ChooseTable, SessionReply, StreamInfo, SummitLobby } from "../../wire/wire.generated";

const at = (summit: string) => `/api/summits/${encodeURIComponent(summit)}`;

export const lobbyOf = (summit: string): Promise<SummitLobby> => call("GET", `${at(summit)}/lobby`);

/** Goes in at the table one was given, or at this one, and says where one is now. */
export async function enterTable(summit: string, table: number): Promise<StreamInfo | undefined> {
  const body: ChooseTable = { table };
  const reply = await call<SessionReply>("POST", `${at(summit)}/table`, body);
  session.set(reply);
  return reply.streams.find((info) => info.stream === reply.opened);
}
