import type { CommandBody, Receipt, Saw, SendCommand } from "../wire/wire.generated";
import { backoffMs } from "./backoff";
import { ServerProblem } from "./server";
import { type Source, source } from "./signal";
import type { Store } from "./store";
import { uuidV7 } from "./uuid";

/** A command that is not acknowledged yet, as it lies in the store. Its text goes back to the draft if it is refused. */
export type Pending = { command: SendCommand; draft?: { key: string; text: string } };

export type Refused = { id: string; stream: string; body: CommandBody; sentence: string };

export type OutboxPorts = {
  readonly store: Store;
  /** Throws where the network fails; a refusal is a receipt or a ServerProblem. */
  readonly deliver: (command: SendCommand) => Promise<Receipt>;
  /** Done when the words are stored again: only then is the command forgotten. */
  readonly giveBack: (key: string, text: string) => Promise<void>;
};

/** Commands in the order they were made: stored before sent, kept until acknowledged, sent again after a reload. */
export class Outbox {
  readonly pending: Source<readonly Pending[]> = source<readonly Pending[]>([]);
  readonly refused: Source<readonly Refused[]> = source<readonly Refused[]>([]);

  readonly #ports: OutboxPorts;
  readonly #waiting = new Map<string, (receipt: Receipt | undefined) => void>();
  readonly #busy = new Set<string>();
  /** Streams whose delivery under way was overtaken by a wish to try now. */
  readonly #urged = new Set<string>();
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ports: OutboxPorts) {
    this.#ports = ports;
  }

  /** Takes up what an earlier page left behind. */
  async open(): Promise<void> {
    const left = await this.#ports.store.all<Pending>("outbox");
    const known = new Set(this.pending.get().map((p) => p.command.id));
    this.pending.set([...left.filter((p) => !known.has(p.command.id)), ...this.pending.get()]);
    this.flush();
  }

  /** Resolves with the receipt; undefined when the server would not even look at it. */
  async send(stream: string, body: CommandBody, saw?: Saw, draft?: Pending["draft"]): Promise<Receipt | undefined> {
    const command: SendCommand = { stream, id: uuidV7(), body, ...(saw ? { saw } : {}) };
    const entry: Pending = draft ? { command, draft } : { command };
    this.pending.set([...this.pending.get(), entry]);
    // A store that fails (a full disk, a private window) must not keep the command from going out.
    await this.#ports.store.put("outbox", command.id, entry).catch(() => undefined);
    const answered = new Promise<Receipt | undefined>((resolve) => this.#waiting.set(command.id, resolve));
    this.flush();
    return answered;
  }

  /** Stores all again that is not acknowledged: the store was emptied by somebody else. */
  async keep(): Promise<void> {
    for (const entry of this.pending.get()) {
      if (this.pending.get().includes(entry)) {
        await this.#ports.store.put("outbox", entry.command.id, entry).catch(() => undefined);
      }
    }
  }

  dismiss(id: string): void {
    this.refused.set(this.refused.get().filter((r) => r.id !== id));
  }

  /** Tries now: something was sent, or the network is back. */
  readonly flush = (): void => {
    clearTimeout(this.#timer);
    for (const stream of new Set(this.pending.get().map((p) => p.command.stream))) {
      void this.#drain(stream);
    }
  };

  /** Order holds within a stream; one stream's trouble does not hold up another. */
  async #drain(stream: string): Promise<void> {
    if (this.#busy.has(stream)) {
      this.#urged.add(stream);
      return;
    }

    this.#busy.add(stream);
    try {
      for (let next = this.#first(stream); next; next = this.#first(stream)) {
        this.#urged.delete(stream);
        if (!(await this.#deliver(next))) {
          if (this.#urged.has(stream)) {
            continue;
          }

          this.#timer = setTimeout(this.flush, backoffMs(this.#attempt++));
          return;
        }

        this.#attempt = 0;
      }
    } finally {
      this.#busy.delete(stream);
    }
  }

  #first(stream: string): Pending | undefined {
    return this.pending.get().find((p) => p.command.stream === stream);
  }

  /** False: nobody answered, or not for good. */
  async #deliver(entry: Pending): Promise<boolean> {
    try {
      const receipt = await this.#ports.deliver(entry.command);
      if (!receipt.accepted && receipt.transient) {
        return false;
      }

      await this.#settle(entry, receipt, receipt.sentence);
      return true;
    } catch (problem) {
      if (problem instanceof ServerProblem && !problem.isTransient) {
        await this.#settle(entry, undefined, problem.message);
        return true;
      }

      return false;
    }
  }

  async #settle(entry: Pending, receipt: Receipt | undefined, sentence: string | undefined): Promise<void> {
    const { id, stream, body } = entry.command;
    if (!receipt?.accepted) {
      if (entry.draft) {
        await this.#ports.giveBack(entry.draft.key, entry.draft.text).catch(() => undefined);
      }

      // The same wish refused again is said once.
      const wish = JSON.stringify(body);
      const others = this.refused.get().filter((r) => r.stream !== stream || JSON.stringify(r.body) !== wish);
      this.refused.set([...others, { id, stream, body, sentence: sentence ?? "" }]);
    }

    await this.#ports.store.remove("outbox", id).catch(() => undefined);
    this.pending.set(this.pending.get().filter((p) => p.command.id !== id));
    this.#waiting.get(id)?.(receipt);
    this.#waiting.delete(id);
  }
}
