import { emptyView } from "../../lib/fold";
import type { HubEvents } from "../../lib/hub";
import { ServerProblem } from "../../lib/server";
import type { CatchUp, Change, Envelope, Receipt, SendCommand, View } from "../../wire/wire.generated";
import type { Weather } from "./weather";

/** What the server keeps for those who come back; whoever missed more is given the whole view. */
const REMEMBERED = 12;

const NOBODY = new ServerProblem(404, { code: "not-found", sentence: "There is nothing here." });

type Item = { id: string; text: string };
type Stream = { epoch: number; seq: number; items: Map<string, Item>; recent: Envelope[]; over: boolean };

/** Keeps every rule of the real one that a page may rely on, and no other: a receipt for each id, one seq for each change. */
export class PretendServer {
  /** How often a text has been said, which must be once. */
  readonly said = new Map<string, number>();

  readonly #streams = new Map<string, Stream>();
  readonly #receipts = new Map<string, { body: string; receipt: Receipt }>();
  readonly #watching = new Map<string, Set<HubEvents>>();
  readonly #weather: Weather;

  constructor(weather: Weather) {
    this.#weather = weather;
  }

  get streams(): readonly string[] {
    return [...this.#streams].filter(([, stream]) => !stream.over).map(([name]) => name);
  }

  open(name: string): void {
    this.#streams.set(name, { epoch: 1, seq: 1, items: new Map(), recent: [], over: false });
  }

  /** Something changes on every screen. */
  happen(change: Change): void {
    for (const name of this.streams) {
      const stream = this.#of(name);
      const envelope: Envelope = { stream: name, epoch: `e${stream.epoch}`, seq: ++stream.seq, changes: [change] };
      if (change.op === "remove") {
        stream.items.delete(change.id);
      } else {
        stream.items.set(change.id, change.item as unknown as Item);
      }

      stream.recent = [...stream.recent, envelope].slice(-REMEMBERED);
      this.#tell(name, (events) => events.changes(envelope));
    }
  }

  /** The facilitator goes back in the story, or a backup is played in: a page may be ahead of it. */
  goBack(name: string): void {
    const stream = this.#of(name);
    stream.epoch++;
    stream.seq = Math.max(1, stream.seq - 5);
    stream.recent = [];
    stream.items = new Map([...stream.items].slice(0, -2));
    this.#tell(name, (events) => events.resync(name));
  }

  end(name: string): void {
    this.#of(name).over = true;
    this.#tell(name, (events) => events.gone(name));
    this.#watching.delete(name);
  }

  watch(name: string, epoch: string | undefined, after: number, events: HubEvents): CatchUp {
    const answer = this.pull(name, epoch, after);
    this.#watching.set(name, (this.#watching.get(name) ?? new Set()).add(events));
    return answer;
  }

  unwatch(events: HubEvents): void {
    for (const watching of this.#watching.values()) {
      watching.delete(events);
    }
  }

  pull(name: string, epoch: string | undefined, after: number): CatchUp {
    const { epoch: number, seq, items, recent } = this.#of(name);
    const now = { stream: name, epoch: `e${number}`, seq, nowMs: Date.now() };
    const rest = recent.filter((envelope) => envelope.seq > after);
    if (epoch === now.epoch && after <= seq && rest.length === seq - after) {
      return { ...now, envelopes: rest };
    }

    return { ...now, view: { ...emptyView, feed: [...items.values()] } as unknown as View, envelopes: [] };
  }

  send(command: SendCommand): Receipt {
    this.#of(command.stream);
    const body = JSON.stringify(command.body);
    const known = this.#receipts.get(command.id);
    if (known && known.body !== body) {
      throw new Error(`The id ${command.id} came with another body.`);
    }

    if (known) {
      return known.receipt;
    }

    const text = command.body.type === "message" ? (command.body.words.text ?? "") : "";
    const accepted = !text.includes("refuse");
    const receipt: Receipt = { id: command.id, accepted, arguments: [], transient: false };
    this.#receipts.set(command.id, { body, receipt });
    if (accepted) {
      this.said.set(text, (this.said.get(text) ?? 0) + 1);
      this.happen({ op: "add", in: "feed", id: command.id, item: { id: command.id, text } } as unknown as Change);
    }

    return receipt;
  }

  #of(name: string): Stream {
    const stream = this.#streams.get(name);
    if (!stream || stream.over) {
      throw NOBODY;
    }

    return stream;
  }

  #tell(name: string, tell: (events: HubEvents) => void): void {
    for (const events of this.#watching.get(name) ?? []) {
      this.#weather.carry(() => tell(events));
    }
  }
}
