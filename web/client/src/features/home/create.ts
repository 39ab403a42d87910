import { t } from "../../lib/i18n/t";
import { firstPath, infoPath } from "../../lib/places";
import { navigate } from "../../lib/router";
import { server } from "../../lib/server";
import { openSession, refreshSession } from "../../lib/session";
import type { CreateExercise } from "../../wire/wire.generated";

type Wishes = Omit<CreateExercise, "alone" | "name">;

/** Makes an exercise and goes to where its maker sits: at the facilitator's desk, or alone in the lobby to take a seat. */
export async function create(wishes: Wishes, alone: boolean): Promise<void> {
  const name = t("home.aloneName");
  const summary = await server.create({
    ...wishes,
    ...(alone ? { mode: "clock-driven", seating: "open" } : {}),
    alone,
    name,
  });
  let path = firstPath(summary, alone);
  if (alone && !summary.streams.some((info) => info.kind === "lobby" || info.kind === "seat")) {
    const joined = await openSession({ code: summary.code, name });
    const info = joined.streams.findLast(
      (one) => one.exercise === summary.exercise && one.kind !== "staff" && one.kind !== "board",
    );
    path = info ? infoPath(info) : path;
  } else {
    await refreshSession();
  }

  if (path) {
    navigate(path);
  }
}
