import { describe, expect, test, vi } from "vitest";
import type { CommandBody, Receipt, SendCommand } from "../wire/wire.generated";
import { Drafts } from "./drafts";
import { Outbox, type Pending } from "./outbox";
import { ServerProblem } from "./server";
import { emptyStore, memoryStore, type Store } from "./store";

const say = (text: string): CommandBody => ({ type: "message", to: "police", words: { text } });
const accepted = (command: SendCommand): Receipt => ({
  id: command.id,
  accepted: true,
  arguments: [],
  transient: false,
});
const refused = (command: SendCommand, more: Partial<Receipt> = {}): Receipt => ({
  id: command.id,
  accepted: false,
  code: "closed",
  arguments: [],
  sentence: "This question is closed.",
  transient: false,
  ...more,
});

function post(deliver: (command: SendCommand) => Promise<Receipt>, kept: Store = memoryStore()) {
  const given: Record<string, string> = {};
  const sent: SendCommand[] = [];
  const outbox = new Outbox({
    store: kept,
    giveBack: async (key, text) => {
      given[key] = text;
    },
    deliver: (command) => {
      sent.push(command);
      return deliver(command);
    },
  });
  return { outbox, kept, given, sent };
}

describe("The outbox", () => {
  test("keeps a command before it is sent and forgets it when it is acknowledged", async () => {
    let keptWhenSent = 0;
    const kept = memoryStore();
    const { outbox } = post(async (command) => {
      keptWhenSent = (await kept.keys("outbox")).length;
      return accepted(command);
    }, kept);
    const receipt = await outbox.send("s", say("hello"));
    expect(receipt?.accepted).toBe(true);
    expect(keptWhenSent).toBe(1);
    expect(await kept.keys("outbox")).toEqual([]);
    expect(outbox.pending.get()).toEqual([]);
  });

  test("stores what is not acknowledged again when the store was emptied under it", async () => {
    const down = post(() => Promise.reject(new TypeError("no network")));
    void down.outbox.send("s", say("one"));
    void down.outbox.send("s", say("two"));
    await vi.waitFor(async () => expect(await down.kept.keys("outbox")).toHaveLength(2));
    await emptyStore(down.kept);
    await down.outbox.keep();
    const left = await down.kept.all<Pending>("outbox");
    expect(left.map((entry) => entry.command)).toEqual(down.outbox.pending.get().map((entry) => entry.command));
    expect(left).toHaveLength(2);
  });

  test("sends what an earlier page left, in order and under the same ids", async () => {
    const kept = memoryStore();
    const down = post(() => Promise.reject(new TypeError("no network")), kept);
    void down.outbox.send("s", say("one"));
    void down.outbox.send("s", say("two"));
    await vi.waitFor(async () => expect(await kept.keys("outbox")).toHaveLength(2));
    const ids = down.outbox.pending.get().map((p) => p.command.id);

    const up = post(async (command) => accepted(command), kept);
    await up.outbox.open();
    await vi.waitFor(() => expect(up.outbox.pending.get()).toEqual([]));
    expect(up.sent.map((command) => command.id)).toEqual(ids);
    expect(up.sent.map((command) => (command.body.type === "message" ? command.body.words.text : ""))).toEqual([
      "one",
      "two",
    ]);
  });

  test("tries again after the network failed, with the same id and body", async () => {
    let tries = 0;
    const { outbox, sent } = post(async (command) => {
      if (tries++ < 2) {
        throw new TypeError("no network");
      }

      return accepted(command);
    });
    const answer = outbox.send("s", say("hello"));
    await vi.waitFor(() => {
      outbox.flush();
      expect(tries).toBeGreaterThan(2);
    });
    expect((await answer)?.accepted).toBe(true);
    expect(new Set(sent.map((command) => JSON.stringify(command))).size).toBe(1);
  });

  test("tries again after a transient refusal", async () => {
    let tries = 0;
    const { outbox } = post(async (command) =>
      tries++ === 0 ? refused(command, { transient: true }) : accepted(command),
    );
    const answer = outbox.send("s", say("hello"));
    await vi.waitFor(() => {
      outbox.flush();
      expect(tries).toBe(2);
    });
    expect((await answer)?.accepted).toBe(true);
    expect(outbox.refused.get()).toEqual([]);
  });

  test("gives a refused command's words back and shows the sentence until it is dismissed", async () => {
    const { outbox, given, kept } = post(async (command) => refused(command));
    await outbox.send("s", say("hello"), undefined, { key: "s/to/police", text: "hello" });
    expect(given).toEqual({ "s/to/police": "hello" });
    expect(outbox.refused.get().map((one) => one.sentence)).toEqual(["This question is closed."]);
    expect(await kept.keys("outbox")).toEqual([]);
    outbox.dismiss(outbox.refused.get()[0]?.id ?? "");
    expect(outbox.refused.get()).toEqual([]);
  });

  test("says once that the same was refused twice", async () => {
    const { outbox } = post(async (command) => refused(command));
    await outbox.send("s", say("hello"));
    await outbox.send("s", say("hello"));
    await outbox.send("s", say("goodbye"));
    expect(outbox.refused.get().map((one) => one.body)).toEqual([say("hello"), say("goodbye")]);
  });

  test.each([403, 404, 409, 413])("takes a %i as a refusal for good", async (status) => {
    const { outbox, given } = post(() => Promise.reject(new ServerProblem(status, { code: "x", sentence: "No." })));
    expect(await outbox.send("s", say("hello"), undefined, { key: "k", text: "hello" })).toBeUndefined();
    expect(given).toEqual({ k: "hello" });
  });

  test.each([429, 500, 503])("takes a %i as trouble that passes", async (status) => {
    let tries = 0;
    const { outbox } = post((command) =>
      tries++ === 0
        ? Promise.reject(new ServerProblem(status, { code: "x", sentence: "" }))
        : Promise.resolve(accepted(command)),
    );
    const answer = outbox.send("s", say("hello"));
    await vi.waitFor(() => {
      outbox.flush();
      expect(tries).toBe(2);
    });
    expect((await answer)?.accepted).toBe(true);
  });

  test("does not let one stream's trouble hold up another", async () => {
    const { outbox } = post((command) =>
      command.stream === "bad" ? Promise.reject(new TypeError("no network")) : Promise.resolve(accepted(command)),
    );
    void outbox.send("bad", say("one"));
    expect((await outbox.send("good", say("two")))?.accepted).toBe(true);
  });

  test("does not forget a wish to try now while a delivery is under way", async () => {
    const sent: (() => void)[] = [];
    const { outbox } = post((command) =>
      sent.length === 0
        ? new Promise((_, reject) => sent.push(() => reject(new TypeError("no network"))))
        : Promise.resolve(accepted(command)),
    );
    vi.spyOn(Math, "random").mockReturnValue(1);
    const answer = outbox.send("s", say("hello"));
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    outbox.flush();
    const failedMs = Date.now();
    sent[0]?.();
    expect((await answer)?.accepted).toBe(true);
    expect(Date.now() - failedMs).toBeLessThan(400);
    vi.restoreAllMocks();
  });

  test("makes ids that sort by time and are never the same", async () => {
    const { outbox } = post(() => new Promise(() => undefined));
    for (let i = 0; i < 20; i++) {
      void outbox.send("s", say(String(i)));
    }

    const ids = outbox.pending.get().map((p: Pending) => p.command.id);
    expect(new Set(ids).size).toBe(20);
    expect(ids.toSorted()).toEqual(ids);
    expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
      true,
    );
  });
});

describe("Drafts", () => {
  test("survive a reload", async () => {
    const kept = memoryStore();
    const first = new Drafts(async () => kept);
    first.write("s/ask", "Because");
    first.saveAll();
    await vi.waitFor(async () => expect(await kept.get("drafts", "s/ask")).toBe("Because"));
    const second = new Drafts(async () => kept).text("s/ask");
    await vi.waitFor(() => expect(second.get()).toBe("Because"));
  });

  test("take back a refused text without losing what was typed since", async () => {
    const drafts = new Drafts(async () => memoryStore());
    drafts.write("k", "newer");
    await drafts.giveBack("k", "older");
    expect(drafts.text("k").get()).toBe("older\nnewer");
  });

  test("take back a refused text without losing what an earlier page typed, and only once", async () => {
    const kept = memoryStore();
    await kept.put("drafts", "s/k", "typed before the reload");
    const drafts = new Drafts(async () => kept);
    await drafts.giveBack("s/k", "refused");
    await drafts.giveBack("s/k", "refused");
    expect(await kept.get("drafts", "s/k")).toBe("refused\ntyped before the reload");
  });
});
