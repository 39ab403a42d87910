import { expect, test } from "vitest";
import { printThousandths, readNumber } from "./numbers";

test.each([
  ["12", 12_000],
  [" 12.5 ", 12_500],
  ["12,5", 12_500],
  ["-3", -3000],
  ["−3", -3000],
  ["+7", 7000],
  ["0.125", 125],
  ["0,125", 125],
  [",5", 500],
  ["5.", 5000],
  ["1 200", 1_200_000],
  ["1 200,5", 1_200_500],
  ["1’200.5", 1_200_500],
  ["1.200,5", 1_200_500],
  ["1,200.5", 1_200_500],
  ["1.200.000", 1_200_000_000],
  ["1234.567", 1_234_567],
  ["١٢٫٥", 12_500],
  ["۱۲", 12_000],
  ["-0", 0],
])("%j is read as %d thousandths", (text, thousandths) => {
  expect(readNumber(text)).toMatchObject({ kind: "number", thousandths });
});

test.each([
  ["1.200", "1200", "1.2"],
  ["1,250", "1250", "1.25"],
  ["-12.345", "-12345", "-12.345"],
  ["100,000", "100000", "100"],
])("%j may mean %s or %s", (text, whole, part) => {
  expect(readNumber(text)).toEqual({ kind: "unclear", whole, part });
});

test.each([
  "twelve",
  "12 officers",
  "1.2.3",
  "12.3456",
  "1,2,3",
  "--1",
  "1-2",
  ".",
  "1e3",
  "9".repeat(20),
  "12.34,567.8",
])("%j is no number", (text) => expect(readNumber(text)).toEqual({ kind: "wrong" }));

test("Nothing typed is no mistake", () => {
  expect(readNumber("  ")).toEqual({ kind: "nothing" });
});

test.each([
  [12_000, "12"],
  [12_500, "12.5"],
  [-125, "-0.125"],
  [0, "0"],
])("%d thousandths are printed as %s", (thousandths, text) => expect(printThousandths(thousandths)).toBe(text));
