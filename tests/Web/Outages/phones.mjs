// A room full of phones in one process: the console's own TypeScript, as it is, over @microsoft/signalr. It is told what to do on its
// standard input, a JSON object a line, and answers each with one.
import { setMaxListeners } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const client = process.argv[2];
const require = createRequire(join(client, "package.json"));
const { createServer } = await import(pathToFileURL(join(client, "node_modules", "vite", "dist", "node", "index.js")).href);

// What the console listens to in a browser. Nothing ever comes of it here: no phone is told that the network is back.
globalThis.window = new EventTarget();
globalThis.document = Object.assign(new EventTarget(), { visibilityState: "visible" });
setMaxListeners(0, globalThis.window, globalThis.document);

const vite = await createServer({
  root: client,
  logLevel: "error",
  appType: "custom",
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
});
const { Phones } = await vite.ssrLoadModule("/src/testing/phones.ts");

let phones;
const does = {
  open: async ({ address, cards }) => {
    phones = new Phones(address, cards, require("ws"));
    await phones.open();
    return {};
  },
  write: async ({ withinMs }) => {
    await phones.write(withinMs);
    return {};
  },
  recover: ({ deadlineMs }) => phones.recover(deadlineMs),
};

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line);
  const answer = await does[order.do](order).catch((problem) => ({ problem: String(problem) }));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

process.exit(0);
