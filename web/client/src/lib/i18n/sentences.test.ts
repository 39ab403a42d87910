import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { en } from "./en";
import { enStaff } from "./en-staff";
import { enStory } from "./en-story";
import { enSummit } from "./en-summit";

// A phone loads neither the sentences of staff nor those of the story: what it shows must not need them.
const root = resolve(import.meta.dirname, "../..");
const late = new Set(
  [enStaff, enStory, enSummit].flatMap((part) => Object.keys(part)).map((key) => key.replace(/\.(one|other)$/, "")),
);
const onPhones = [
  "lib",
  "components",
  "features/seat",
  "features/join",
  "features/lobby",
  "features/hall",
  "app",
].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test.") && !file.startsWith("i18n"))
    .map((file) => `${folder}/${file}`)
    .filter((file) => !/timeline|invite-code|sign-out|stop-dialog|story-line|upload-limits/.test(file)),
);

test.each(onPhones)("%s says nothing that comes with later screens", (file) => {
  const said = [...readFileSync(join(root, file), "utf8").matchAll(/"([a-zA-Z]+\.[\w.-]+)"/g)].map(
    ([, key = ""]) => key,
  );
  expect(said.filter((key) => late.has(key))).toEqual([]);
});

test("No sentence is there twice", () => {
  const keys = [en, enStaff, enStory, enSummit].flatMap((part) => Object.keys(part));
  expect(keys.length).toBe(new Set(keys).size);
});
