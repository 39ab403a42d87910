import type { ExerciseSummary, StreamInfo } from "../wire/wire.generated";
import { paths } from "./router";

/** The screen a stream is watched on. */
export function infoPath(info: StreamInfo): string {
  switch (info.kind) {
    case "staff":
      return paths.facilitator(info.stream);
    case "board":
      return paths.projector(info.stream);
    case "seat":
      return paths.seat(info.stream);
    case "lobby":
      return paths.lobby(info.stream);
  }
}

/** Where somebody may go back to. A seat stands for the lobby of its exercise, which only leads to it. */
export function placesBack(streams: readonly StreamInfo[]): readonly StreamInfo[] {
  const hasSeat = (exercise: string) => streams.some((one) => one.kind === "seat" && one.exercise === exercise);
  return streams.filter((info) => info.kind !== "lobby" || !hasSeat(info.exercise));
}

/** Where its maker goes first: alone to a seat, else to the facilitator's desk. */
export function firstPath(summary: ExerciseSummary, alone: boolean): string | undefined {
  const find = (kind: StreamInfo["kind"]) => summary.streams.findLast((info) => info.kind === kind);
  const info = alone ? (find("seat") ?? find("lobby") ?? find("staff")) : find("staff");
  return info && infoPath(info);
}
