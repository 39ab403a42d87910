import { isDeepStrictEqual } from "node:util";
import { makeConsole, type TabletopConsole } from "../lib/console";
import { foldCatchUp } from "../lib/fold";
import { signalrHub } from "../lib/hub";
import { type Plain, plainAt } from "../lib/server";
import { memoryStore } from "../lib/store";

/** A phone of the room: the cookie its browser holds, the seat it shows, and whom it writes to. */
export type PhoneCard = { cookie: string; stream: string; to: string };

/** Milliseconds from the moment the network was back. */
export type Recovery = { backMs: number[]; late: string[]; said: number; wrong: string[] };

type Phone = {
  readonly card: PhoneCard;
  readonly console: TabletopConsole;
  readonly plain: Plain;
  readonly texts: string[];
};

const LOOK_EVERY_MS = 25;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** As many phones as a room has, each the console's own streams, outbox and connection over the library's own socket. */
export class Phones {
  readonly #phones: readonly Phone[];

  /** @param Socket The WebSocket of a program that is no browser. */
  constructor(address: string, cards: readonly PhoneCard[], Socket: typeof WebSocket) {
    this.#phones = cards.map((card) => {
      const headers = { Cookie: card.cookie, Origin: address };
      const plain = plainAt({ base: address, headers });
      const place = { url: `${address}/hub`, headers, Socket };
      return {
        card,
        plain,
        console: makeConsole(memoryStore(), (events) => signalrHub(events, place), plain),
        texts: [],
      };
    });
  }

  async open(): Promise<void> {
    for (const { card, console } of this.#phones) {
      await console.outbox.open();
      console.connection.open();
      console.streams.watch(card.stream);
    }

    await this.#until((phone) => isUp(phone) && copyOf(phone) !== undefined, 60_000);
  }

  /** Everybody writes something, one after another, the last after so long. Nobody waits for an answer. */
  async write(withinMs: number): Promise<void> {
    const writing = this.#phones.map(async (phone, number) => {
      const text = `phone ${number} says ${phone.texts.length}.`;
      phone.texts.push(text);
      await wait((withinMs * (number + 1)) / this.#phones.length);
      void phone.console.send(phone.card.stream, { type: "message", to: phone.card.to, words: { text } });
    });
    await Promise.all(writing);
  }

  /** The network is back since now. Waits until everybody is, and then holds every copy against what a newcomer is given. */
  async recover(deadlineMs: number): Promise<Recovery> {
    const beganMs = performance.now();
    const backMs: number[] = [];
    const targets = await Promise.all(this.#phones.map((phone) => fresh(phone)));
    const waiting = new Set(this.#phones);
    while (waiting.size > 0 && performance.now() - beganMs < deadlineMs) {
      for (const phone of waiting) {
        const target = targets[this.#phones.indexOf(phone)];
        const copy = copyOf(phone);
        const has = copy && target && copy.epoch === target.epoch && copy.seq >= target.seq;
        if (has && isUp(phone) && phone.console.outbox.pending.get().length === 0) {
          backMs.push(Math.round(performance.now() - beganMs));
          waiting.delete(phone);
        }
      }

      await wait(LOOK_EVERY_MS);
    }

    const wrong = (await Promise.all(this.#phones.map((phone) => mistakesOf(phone)))).flat();
    const said = this.#phones.reduce((sum, phone) => sum + phone.texts.length, 0);
    return { backMs: backMs.toSorted((a, b) => a - b), late: [...waiting].map(stateOf), said, wrong };
  }

  async #until(is: (phone: Phone) => boolean, deadlineMs: number): Promise<void> {
    const untilMs = performance.now() + deadlineMs;
    for (const phone of this.#phones) {
      while (!is(phone)) {
        if (performance.now() > untilMs) {
          throw new Error(`Not in time: ${stateOf(phone)}`);
        }

        await wait(LOOK_EVERY_MS);
      }
    }
  }
}

const isUp = (phone: Phone): boolean => phone.console.connection.link.get().kind === "live";

function copyOf({ card, console }: Phone) {
  const seen = console.streams.state(card.stream).get();
  return seen.kind === "here" ? seen.copy : undefined;
}

const stateOf = (phone: Phone): string =>
  `${phone.card.stream} is ${phone.console.connection.link.get().kind} at ${copyOf(phone)?.seq}, ${phone.console.outbox.pending.get().length} to send`;

/** Asked beside the console, as a newcomer would; the first moments after an outage may need a second try. */
async function fresh({ card, plain }: Phone) {
  for (let tries = 0; ; tries++) {
    try {
      const copy = foldCatchUp(undefined, await plain.catchUp(card.stream, undefined, 0));
      return copy === "gap" ? undefined : copy;
    } catch (problem) {
      if (tries === 20) {
        throw problem;
      }

      await wait(100);
    }
  }
}

async function mistakesOf(phone: Phone): Promise<string[]> {
  let given = await fresh(phone);
  // What is still on its way to this phone, or has just happened, takes a moment.
  for (let looks = 0; looks < 100 && !isDeepStrictEqual(given, copyOf(phone)); looks++) {
    await wait(100);
    given = await fresh(phone);
  }

  const mistakes = isDeepStrictEqual(given, copyOf(phone))
    ? []
    : [`${stateOf(phone)}: not what a newcomer is given at ${given?.seq}`];
  for (const text of phone.texts) {
    const times = given?.view.messages.filter((message) => message.words?.text === text).length;
    if (times !== 1) {
      mistakes.push(`"${text}" was said ${times} times`);
    }
  }

  return mistakes;
}
