import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { languageEndedView } from "../../testing/sample-language";
import { show } from "../../testing/screen";
import { Timeline } from "./timeline";

test("What was given up stands apart from the story", async () => {
  show(<Timeline />, languageEndedView(), "staff");
  const givenUp = (await screen.findByText("Given up: 4")).parentElement as HTMLElement;
  expect(within(givenUp).getAllByRole("listitem", { hidden: true })).toHaveLength(4);
  const all = languageEndedView().timeline;
  const rows = screen.getAllByRole("row", { hidden: true });
  expect(rows).toHaveLength(1 + all.filter((line) => !line.givenUp).length);
});
