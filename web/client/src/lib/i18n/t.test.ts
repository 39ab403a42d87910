import { expect, test } from "vitest";
import { t } from "./t";

test("A title from the right inside a sentence from the left is isolated, and any other goes in as it is", () => {
  expect(t("thread.write", { seat: "رئيس البلدية" })).toBe("To \u2068رئيس البلدية\u2069");
  expect(t("thread.write", { seat: "Mayor's office" })).toBe("To Mayor's office");
});
