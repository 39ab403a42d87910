import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import "./i18n/staff-sentences";
import { t } from "./i18n/t";
import { ServerProblem } from "./server";
import {
  checkRoster,
  checkScenarioFiles,
  MOST_BYTES,
  MOST_FILES,
  MOST_MEDIA_BYTES,
  MOST_ROSTER_BYTES,
  MOST_TEXT_BYTES,
} from "./upload-limits";

/** As large as it says, and nowhere: a file of 64 MiB need not be made. */
const file = (name: string, size = 1): File => Object.defineProperty(new File([], name), "size", { value: size });

const refusal = (check: () => void) => {
  try {
    check();
  } catch (error) {
    return error instanceof ServerProblem ? [error.status, error.code, error.message] : ["thrown", String(error)];
  }

  return "taken";
};

const scenario = (...files: File[]) => refusal(() => checkScenarioFiles(files));

test("What the server takes is sent", () => {
  const full = [
    file("scenario.yaml", MOST_TEXT_BYTES),
    ...["a.png", "b.JPG", "c.mp4"].map((name) => file(name, MOST_MEDIA_BYTES)),
  ];
  expect(scenario(...full)).toBe("taken");
  expect(scenario(...Array.from({ length: MOST_FILES }, (_, i) => file(`${i}.yml`)))).toBe("taken");
  expect(refusal(() => checkRoster(file("roster.csv", MOST_ROSTER_BYTES)))).toBe("taken");
});

test("What is too large is refused before it is sent, with the code and the words of the server", () => {
  expect(scenario(file("scenario.yaml", MOST_TEXT_BYTES + 1))).toEqual([
    413,
    "too-large",
    "scenario.yaml is larger than 1 MiB. Make it smaller and try again.",
  ]);
  expect(scenario(file("scenario.yaml"), file("film.MP4", MOST_MEDIA_BYTES + 1))).toEqual([
    413,
    "too-large",
    "film.MP4 is larger than 20 MiB. Make it smaller and try again.",
  ]);
  const much = ["a.png", "b.png", "c.png", "d.png"].map((name) => file(name, MOST_BYTES / 4 + 1));
  expect(scenario(...much)).toEqual([413, "too-large", t("upload.tooMuch")]);
  const many = Array.from({ length: MOST_FILES + 1 }, (_, i) => file(`${i}.yaml`));
  expect(scenario(...many)).toEqual([413, "too-many-files", "A scenario has at most 60 files."]);
  expect(refusal(() => checkRoster(file("roster.csv", MOST_ROSTER_BYTES + 1)))).toEqual([
    413,
    "too-large",
    t("upload.tooMuch"),
  ]);
});

test("So is what is of no kind that is taken", () => {
  expect(scenario(file("scenario.yaml"), file("plan.pdf"))).toEqual([
    422,
    "file-type",
    t("upload.wrongType", { file: "plan.pdf" }),
  ]);
});

// The server's own files: whoever changes a limit or a sentence there is told here.
const source = (path: string) => readFileSync(join(process.cwd(), "..", path), "utf8");

test("The limits are the server's", () => {
  const limits = source("Uploads/UploadLimits.cs");
  const limit = (name: string) => {
    const [, count, unit] = new RegExp(`const int ${name} = (\\d+)( \\* Mebibyte)?;`).exec(limits) ?? [];
    return Number(count) * (unit ? 1024 * 1024 : 1);
  };
  expect([limit("MostTextBytes"), limit("MostMediaBytes"), limit("MostFiles"), limit("MostBytes")]).toEqual([
    MOST_TEXT_BYTES,
    MOST_MEDIA_BYTES,
    MOST_FILES,
    MOST_BYTES,
  ]);
  const [, ...product] = /MostBytes = (\d+) \* (\d+);/.exec(source("Summits/RosterFile.cs")) ?? [];
  expect(product.reduce((all, factor) => all * Number(factor), 1)).toBe(MOST_ROSTER_BYTES);
});

test("The sentences are the server's", () => {
  const plain = (text: string) => text.replace(/\{[^}]*\}/g, "{}");
  const written = source("Uploads/UploadRefusedException.cs") + source("Guards/Refusal.cs");
  const said = [...written.matchAll(/"([^"\n]*)"/g)].map(([, sentence = ""]) => plain(sentence));
  for (const key of ["upload.tooLarge", "upload.tooMany", "upload.tooMuch", "upload.wrongType"] as const) {
    expect(said).toContain(plain(t(key)));
  }
});
