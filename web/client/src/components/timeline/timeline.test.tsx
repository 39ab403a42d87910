import { fireEvent, screen, within } from "@testing-library/react";
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

test("Posts of the simulated public are one kind that can be left out", async () => {
  const view = languageEndedView();
  const [line] = view.timeline;
  if (!line) {
    throw new Error("The sample tells nothing.");
  }

  const post = { ...line, id: "post", lane: "city", kind: "posted", title: "Nadia B. @paper_kite_sim", detail: "So?" };
  show(<Timeline />, { ...view, timeline: [...view.timeline, { ...post, givenUp: false }] }, "staff");
  const told = () => screen.queryAllByRole("cell", { name: "Nadia B. @paper_kite_sim: So?", hidden: true });
  const kind = await screen.findByRole("button", { name: "Simulated public", hidden: true });
  expect(told()).toHaveLength(1);
  fireEvent.click(kind);
  expect(told()).toHaveLength(0);
});
