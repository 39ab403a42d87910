import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import "../../lib/i18n/staff-sentences";
import type { UploadedScenario } from "../../wire/wire.generated";
import { ScenarioUpload } from "./scenario-upload";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const answering = (status: number, body: unknown) => {
  const fetched = vi.fn(async (_path: string, _request: RequestInit) => Response.json(body, { status }));
  vi.stubGlobal("fetch", fetched);
  return fetched;
};

const choose = (...names: string[]) => {
  const files = names.map((name) => new File(["id: shove"], name));
  fireEvent.change(screen.getByLabelText("Its files"), { target: { files } });
};

test("All files go together, and what was taken is told and chosen", async () => {
  const summary = {
    id: "shove",
    title: "A shove",
    summary: "",
    language: "en",
    seats: 2,
    injects: 3,
    contentNotes: [],
  };
  const answer: UploadedScenario = { scenario: { ...summary, uploaded: true }, findings: [] };
  const fetched = answering(200, answer);
  const taken = vi.fn();
  render(<ScenarioUpload onTaken={taken} />);
  choose("scenario.yaml", "shove.jpg");
  expect((await screen.findByRole("status")).textContent).toBeTruthy();
  await screen.findByText("“A shove” is on the list.");
  expect(taken).toHaveBeenCalledWith("shove");
  const form = fetched.mock.calls[0]?.[1].body as FormData;
  expect(form.getAll("files").map((file) => (file as File).name)).toEqual(["scenario.yaml", "shove.jpg"]);
});

test("Errors are told with line and cure, and nothing is taken", async () => {
  const finding = { file: "scenario.yaml", line: 3, column: 5, code: "TT0101" };
  answering(200, {
    findings: [{ ...finding, severity: "error", message: "There is no seat police.", cure: "Did you mean polis?" }],
  });
  const taken = vi.fn();
  render(<ScenarioUpload onTaken={taken} />);
  choose("scenario.yaml");
  expect((await screen.findByRole("alert")).textContent).toContain("there is 1 error to mend");
  expect(screen.getByRole("listitem").textContent).toBe(
    "Error scenario.yaml:3:5 TT0101There is no seat police.Did you mean polis?",
  );
  expect(taken).not.toHaveBeenCalled();
});

test("A refusal is told in the server's sentence", async () => {
  answering(413, { code: "too-large", sentence: "A YAML file may have 1 MiB." });
  render(<ScenarioUpload onTaken={vi.fn()} />);
  choose("scenario.yaml");
  expect((await screen.findByRole("alert")).textContent).toContain("A YAML file may have 1 MiB.");
});

test("What is too large is said at once, and nothing is sent", async () => {
  const fetched = answering(200, {});
  render(<ScenarioUpload onTaken={vi.fn()} />);
  const film = Object.defineProperty(new File([], "film.mp4"), "size", { value: 20 * 1024 * 1024 + 1 });
  fireEvent.change(screen.getByLabelText("Its files"), {
    target: { files: [new File(["id: shove"], "scenario.yaml"), film] },
  });
  expect((await screen.findByRole("alert")).textContent).toContain("film.mp4 is larger than 20 MiB. Make it smaller");
  expect(fetched).not.toHaveBeenCalled();
});
