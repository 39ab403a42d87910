import type { Key } from "../../lib/i18n/t";
import { type Desk, isReleasable, mayRewind, nextCue, waitingForSeat } from "./desk";

/** One thing the facilitator can do: buttons, keys and the help list all read this registry. */
export type DeskCommand = {
  readonly id: string;
  readonly key: string;
  readonly label: Key;
  readonly can: (desk: Desk) => boolean;
  readonly run: (desk: Desk) => void;
};

const stage = (desk: Desk) => desk.view.clock[0]?.stage;
const playing = (desk: Desk) => stage(desk) === "play";

export const PACES = [250, 500, 1000, 2000, 4000, 8000, 15_000, 30_000, 60_000, 120_000, 600_000];

function changePace(desk: Desk, by: 1 | -1): void {
  const pace = desk.view.clock[0]?.pace ?? 1000;
  const next = by > 0 ? PACES.find((one) => one > pace) : PACES.findLast((one) => one < pace);
  if (next !== undefined) {
    void desk.send({ type: "pace", pace: next });
  }
}

function withNext(desk: Desk, run: (inject: string) => void): void {
  const cue = nextCue(desk.view);
  if (cue && isReleasable(cue)) {
    run(cue.id);
  }
}

const hasNext = (desk: Desk) => playing(desk) && nextCue(desk.view) !== undefined;

export const commands = {
  start: {
    id: "start",
    key: "g",
    label: "desk.start",
    can: (desk) => stage(desk) === "lobby",
    run: (desk) => {
      if (waitingForSeat(desk.view).length > 0) {
        desk.open({ kind: "start" });
      } else {
        void desk.send({ type: "start" });
      }
    },
  },
  release: {
    id: "release",
    key: "r",
    label: "desk.release",
    can: hasNext,
    run: (desk) => withNext(desk, (inject) => void desk.send({ type: "release", inject })),
  },
  hold: {
    id: "hold",
    key: "h",
    label: "desk.hold",
    can: (desk) => hasNext(desk) && nextCue(desk.view)?.state !== "held",
    run: (desk) => withNext(desk, (inject) => void desk.send({ type: "hold", inject })),
  },
  skip: {
    id: "skip",
    key: "s",
    label: "desk.skip",
    can: hasNext,
    run: (desk) => {
      const cue = nextCue(desk.view);
      if (cue) {
        desk.open({ kind: "skip", cue });
      }
    },
  },
  stop: {
    id: "stop",
    key: "p",
    label: "desk.stop",
    can: (desk) => playing(desk) && desk.view.clock[0]?.stops.length === 0,
    run: (desk) => desk.open({ kind: "stop" }),
  },
  lift: {
    id: "lift",
    key: "l",
    label: "desk.lift",
    can: (desk) => playing(desk) && (desk.view.clock[0]?.stops.length ?? 0) > 0,
    run: (desk) => {
      const stop = desk.view.clock[0]?.stops[0];
      if (stop) {
        void desk.send({ type: "lift", stop: stop.number });
      }
    },
  },
  faster: { id: "faster", key: "+", label: "desk.faster", can: playing, run: (desk) => changePace(desk, 1) },
  slower: { id: "slower", key: "-", label: "desk.slower", can: playing, run: (desk) => changePace(desk, -1) },
  announce: {
    id: "announce",
    key: "a",
    label: "desk.announce",
    can: playing,
    run: (desk) => desk.open({ kind: "announce" }),
  },
  mark: { id: "mark", key: "m", label: "desk.mark", can: playing, run: (desk) => desk.open({ kind: "mark" }) },
  phases: { id: "phases", key: "o", label: "desk.phases", can: playing, run: (desk) => desk.open({ kind: "phases" }) },
  questions: {
    id: "questions",
    key: "e",
    label: "desk.questions",
    can: playing,
    run: (desk) => desk.open({ kind: "questions" }),
  },
  rewind: {
    id: "rewind",
    key: "b",
    label: "desk.rewind",
    can: (desk) => mayRewind(desk.view),
    run: (desk) => desk.open({ kind: "rewind" }),
  },
  invite: {
    id: "invite",
    key: "i",
    label: "desk.invite",
    can: () => true,
    run: (desk) => desk.open({ kind: "invite" }),
  },
  keys: { id: "keys", key: "?", label: "desk.keys", can: () => true, run: (desk) => desk.open({ kind: "keys" }) },
} satisfies Record<string, DeskCommand>;

export const commandList: readonly DeskCommand[] = Object.values(commands);
