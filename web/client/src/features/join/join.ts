import { paths } from "../../lib/router";
import { sentenceOf } from "../../lib/server";
import { openSession, session } from "../../lib/session";
import type { SessionReply, StreamInfo } from "../../wire/wire.generated";

/** Opens the lobby and says where it is. Whoever is known already goes back to where they were. */
export async function join(code: string, name: string): Promise<string> {
  const known = session.get();
  const before = new Set(known?.streams.map((info) => info.stream));
  const halls = new Set(known?.summits?.map((one) => one.summit));
  const reply = await openSession({ code: normalCode(code), name: name.trim() });
  const hall = reply.opened
    ? undefined
    : (reply.summits?.findLast((one) => !halls.has(one.summit)) ?? reply.summits?.at(-1));
  if (hall) {
    return paths.hall(hall.summit);
  }

  const info = reply.streams.find((one) => one.stream === reply.opened) ?? entered(reply, before);
  if (!info) {
    throw new Error("The server opened no stream.");
  }

  return info.kind === "seat" ? paths.seat(info.stream) : paths.lobby(info.stream);
}

export function normalCode(code: string): string {
  return code.replace(/[\s-]/g, "").toUpperCase();
}

export function joinProblem(error: unknown): string {
  return sentenceOf(error, "join.noServer", "join.refused");
}

function entered(reply: SessionReply, before: ReadonlySet<string>): StreamInfo | undefined {
  const people = reply.streams.filter((info) => info.kind === "seat" || info.kind === "lobby");
  return (
    people.findLast((info) => !before.has(info.stream)) ??
    people.findLast((info) => info.kind === "seat") ??
    people.at(-1)
  );
}
