// Many clients of the official JavaScript library in one process, for `tabletop bench fanout`. It is told what to do in JSON, a line each, on
// standard input, and answers each line with one on standard output. Moments are nanoseconds of the machine's steady clock.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

// The console's own library: a build of the console installs it.
const require = createRequire(new URL("../../web/client/package.json", import.meta.url));
const { HttpTransportType, HubConnectionBuilder, LogLevel } = require("@microsoft/signalr");

const AT_ONCE = 50;
const BACK_AFTER_MS = 100;
const LOST_AFTER_MS = 30_000;

/** By name: the clients of one server. */
const crowds = new Map();

const now = () => Number(process.hrtime.bigint());

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

class Client {
  constructor(crowd, index, { url, cookie, stream }) {
    Object.assign(this, { crowd, index, stream, first: null, seq: 0, epoch: null, isPaused: false });
    const headers = cookie ? { Cookie: cookie, Origin: url } : {};
    this.connection = new HubConnectionBuilder()
      .withUrl(`${url}/hub`, { transport: HttpTransportType.WebSockets, skipNegotiation: true, headers })
      .configureLogging(LogLevel.None)
      .withServerTimeout(15_000)
      .withKeepAliveInterval(5_000)
      .build();
    this.connection.on("Changes", (envelope) => {
      crowd.arrived(this.index);
      if (envelope.epoch === this.epoch && envelope.seq === this.seq + 1) {
        this.seq = envelope.seq;
      }
    });
    this.connection.on("Resync", () => void this.watch().catch(() => {}));
    this.connection.on("Gone", () => {});
    this.connection.onclose(() => {
      if (!crowd.isClosing) {
        crowd.closed++;
        void this.comeBack();
      }
    });
  }

  async comeBack() {
    for (let isBack = false; !isBack && !this.crowd.isClosing; ) {
      // The library tells of the end before it has put the old socket away, and would put the new one away with it.
      await sleep(BACK_AFTER_MS);
      isBack = await this.open().then(
        () => true,
        () => this.connection.stop().then(() => false, () => false),
      );
    }
  }

  async open() {
    await this.connection.start();
    await this.watch();
  }

  async watch() {
    if (!this.stream) {
      return;
    }

    const missing = await this.connection.invoke("Watch", this.stream, this.epoch, this.seq);
    if (missing.epoch !== this.epoch || missing.seq > this.seq) {
      this.epoch = missing.epoch;
      this.seq = missing.seq;
      this.first ??= missing.seq;
    }
  }

  /** How many changes it has since it came. */
  get had() {
    return this.seq - this.first;
  }

  /** Its socket is not read any more; what it goes on asking for fills every buffer on the way. */
  stopReading(questions) {
    this.isPaused = true;
    this.connection.connection.transport._webSocket._socket.pause();
    for (let i = 0; i < questions; i++) {
      // Answers come when it reads again, or never, if the server hung up meanwhile.
      this.connection.invoke("Watch", this.stream, null, 0).catch(() => {});
    }
  }

  readAgain() {
    this.isPaused = false;
    this.connection.connection?.transport?._webSocket?._socket?.resume();
  }
}

class Crowd {
  constructor(clients) {
    this.clients = clients.map((client, index) => new Client(this, index, client));
    this.arrivals = new Array(clients.length).fill(null);
    this.waiting = 0;
    this.closed = 0;
    this.isClosing = false;
    this.told = () => {};
  }

  async open() {
    const left = [...this.clients];
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let client = left.pop(); client; client = left.pop()) {
          await client.open();
        }
      }),
    );
  }

  /** From here on the first message to each client counts. */
  expect() {
    this.arrivals.fill(null);
    this.waiting = this.clients.filter((client) => !client.isPaused).length;
    this.all = new Promise((resolve) => {
      this.told = resolve;
    });
  }

  arrived(index) {
    const at = now();
    if (this.waiting > 0 && this.arrivals[index] === null && !this.clients[index].isPaused) {
      this.arrivals[index] = at;
      if (--this.waiting === 0) {
        this.told();
      }
    }
  }

  async close() {
    this.isClosing = true;
    await Promise.all(this.clients.map((client) => client.connection.stop()));
  }
}

async function answer({ does, crowd: name, ...how }) {
  const crowd = crowds.get(name);
  switch (does) {
    case "clock":
      return { now: now() };
    case "open": {
      const opened = new Crowd(how.clients);
      crowds.set(name, opened);
      await opened.open();
      return { open: opened.clients.length };
    }
    case "expect":
      crowd.expect();
      return { expecting: crowd.waiting };
    case "arrivals": {
      const timeout = setTimeout(crowd.told, LOST_AFTER_MS);
      await crowd.all;
      clearTimeout(timeout);
      crowd.waiting = 0;
      return { arrivals: crowd.arrivals };
    }
    case "stop-reading":
      crowd.clients[how.client].stopReading(how.questions);
      return {};
    case "read-again": {
      const began = now();
      const slow = crowd.clients[how.client];
      const all = Math.max(...crowd.clients.map((client) => client.had));
      slow.readAgain();
      while (slow.had < all && now() - began < LOST_AFTER_MS * 1e6) {
        await sleep(5);
      }
      return { converged: slow.had === all, milliseconds: (now() - began) / 1e6, reconnects: crowd.closed };
    }
    case "close":
      await crowd.close();
      crowds.delete(name);
      return {};
    default:
      throw new Error(`There is no such thing to do: ${does}.`);
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  let said;
  try {
    said = await answer(JSON.parse(line));
  } catch (problem) {
    said = { problem: String(problem?.message ?? problem) };
  }

  process.stdout.write(`${JSON.stringify(said)}\n`);
}

process.exit(0);
