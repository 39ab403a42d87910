import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { feedItem, seatView } from "../../testing/sample";
import { languageSeatView } from "../../testing/sample-language";
import { show } from "../../testing/screen";
import SeatScreen from "./seat-screen";

afterEach(() => vi.unstubAllGlobals());

const at = () => show(<SeatScreen />, languageSeatView(), "seat", "mayor");
const open = async (tab: string) => fireEvent.click(await screen.findByRole("button", { name: new RegExp(`^${tab}`) }));
const entry = (name: string) => screen.findByRole("article", { name });

test("What may hurt is named first, and the rest comes after a tap", async () => {
  at();
  const clips = await screen.findAllByRole("article", { name: "Social media @hillwatch" });
  const clip = within(clips[0] as HTMLElement);
  expect(clip.getByText("a child is hurt")).toBeTruthy();
  expect(clip.queryByText("The whole of it, uncut.")).toBeNull();
  expect(clip.queryByRole("img")).toBeNull();
  fireEvent.click(clip.getByRole("button", { name: "Show" }));
  expect(clip.getByText("The whole of it, uncut.")).toBeTruthy();
  expect(clip.getByRole("img", { name: "A pavement, a scarf, and people looking away." })).toBeTruthy();
  expect(document.activeElement?.textContent).toContain("The whole of it, uncut.");
  await open("Know");
  await open("Now");
  expect(screen.getByText("The whole of it, uncut.")).toBeTruthy();
});

test("What comes under an id that was shown before is not shown with it", async () => {
  const { happen } = at();
  await screen.findByText("What just happened");
  const film = { key: "f1", kind: "film" as const, alt: "The bridge, empty." };
  const item = feedItem({ id: "20", channel: "radio", from: "Radio 1", text: "Live.", media: film });
  act(() => happen({ op: "add", in: "feed", id: "20", item }));
  fireEvent.click(within(await entry("Radio Radio 1")).getByRole("button", { name: "Show the film" }));
  expect((await entry("Radio Radio 1")).querySelector("video")).toBeTruthy();
  act(() => happen({ op: "set", in: "feed", id: "20", item: { ...item, atMs: 0, contentNote: "screams" } }));
  expect((await entry("Radio Radio 1")).textContent).toContain("This contains: screams");
  expect((await entry("Radio Radio 1")).querySelector("video")).toBeNull();
});

test("A picture is blurred until it is tapped, and fetched from its exercise", async () => {
  at();
  const news = within((await screen.findAllByRole("article", { name: "News City Courier" }))[0] as HTMLElement);
  expect(news.queryByRole("img", { name: /pavement/ })).toBeNull();
  fireEvent.click(news.getByRole("button", { name: "Show the picture" }));
  expect(news.getByRole("img", { name: /pavement/ }).getAttribute("src")).toBe("/api/exercises/x/media/beef");
});

test("A picture that cannot be fetched is told in words", async () => {
  at();
  const news = (await screen.findAllByRole("article", { name: "News City Courier" }))[0] as HTMLElement;
  fireEvent.error(news.querySelector("img") as HTMLImageElement);
  expect(news.textContent).toContain("It could not be fetched. It shows: A pavement");
});

test("A sound is played with what is to be heard below it", async () => {
  at();
  const call = await entry("Phone call Duty officer");
  expect(call.querySelector("audio")).toBeNull();
  fireEvent.click(within(call).getByRole("button", { name: "Play the sound" }));
  expect(call.querySelector("audio")?.getAttribute("src")).toBe("/api/exercises/x/media/50fa");
  expect(call.textContent).toContain("A woman reports shouting under her window.");
});

test("What was taken back is a notice, and another seat's answer is news", async () => {
  at();
  expect((await entry("Rumour A neighbour")).textContent).toContain("Taken back by the facilitators.");
  expect((await entry("Answer Police commander")).textContent).toContain("Not before the parents know");
});

test("The values a seat may see stand above the news, and nothing where there are none", async () => {
  const { happen } = at();
  const city = await screen.findByRole("region", { name: "The city" });
  expect(city.textContent).toContain("Tension48▲12");
  act(() => happen(...["tension", "fear-a", "fear-b"].map((id) => ({ op: "remove", in: "indicators", id }) as const)));
  expect(screen.queryByRole("region", { name: "The city" })).toBeNull();
});

test("An action says what everyone will learn; one done for good has no button", async () => {
  at();
  await open("Do");
  const publish = await screen.findByRole("article", { name: "Publish what is known" });
  expect(publish.textContent).toContain("Everyone will learn:The attacker is a classmate");
  const resign = screen.getByRole("article", { name: "Step back from the inquiry" });
  expect(resign.textContent).toContain("This can be done once, and was.");
  expect(within(resign).queryByRole("button")).toBeNull();
});

test("A decision is put on record in the seat's own words", async () => {
  const { sent } = at();
  await open("Do");
  fireEvent.change(await screen.findByRole("textbox", { name: "What is decided" }), {
    target: { value: "No names tonight." },
  });
  fireEvent.click(screen.getByRole("button", { name: "Put it on record" }));
  await screen.findByText("It is on record.");
  expect(sent[0]?.body).toEqual({ type: "decide", words: { text: "No names tonight." } });
});

test("A seat asks another for something, and responds to what it is asked for", async () => {
  const { sent } = at();
  await open("People");
  fireEvent.click(await screen.findByRole("button", { name: /^Police commander.*asks you 2 times/ }));
  expect(screen.getByText("They wait for your response")).toBeTruthy();
  const type = (value: string) =>
    fireEvent.change(screen.getByRole("textbox", { name: "To Police commander" }), { target: { value } });
  type("It is on its way");
  fireEvent.click(screen.getByRole("button", { name: "Respond" }));
  await waitFor(() =>
    expect(sent[0]?.body).toEqual({ type: "respond", to: "police", words: { text: "It is on its way" } }),
  );
  type("Twelve officers at six");
  fireEvent.click(screen.getByRole("button", { name: "Request" }));
  await waitFor(() =>
    expect(sent[1]?.body).toEqual({ type: "request", to: "police", words: { text: "Twelve officers at six" } }),
  );
});

test("Of a council that several must call, one sees who has, and calls it too", async () => {
  const { sent, happen } = at();
  await open("People");
  const council = within(await screen.findByRole("article", { name: /^Local Prevention Council/ }));
  const seats = () => council.getAllByRole("listitem").map((one) => one.textContent);
  expect(seats()).toEqual(["Mayor's officehas not called yet", "Police commanderhas called"]);
  fireEvent.click(council.getByRole("button", { name: "Call it together" }));
  await waitFor(() => expect(sent[0]?.body).toEqual({ type: "convene" }));
  const [body] = languageSeatView().body;
  act(() => happen({ op: "set", in: "body", id: "body", item: { ...body, called: ["mayor"] } }));
  expect(seats()).toEqual([
    "Mayor's officehas called",
    "Police commander or Council of faith leadershas not called yet",
  ]);
  expect(council.queryByRole("button")).toBeNull();
});

test("Where the scenario has several languages one is chosen", async () => {
  const fetched = vi.fn((_path: string, _request: RequestInit) =>
    Promise.resolve(new Response(JSON.stringify({ mayCreate: false, streams: [] }))),
  );
  vi.stubGlobal("fetch", fetched);
  at();
  await open("Me");
  fireEvent.change(screen.getByRole("combobox", { name: "Language of the exercise's texts" }), {
    target: { value: "fr" },
  });
  expect(screen.getByRole("option", { name: "français" })).toBeTruthy();
  const [path, request] = fetched.mock.calls[0] ?? [];
  expect([path, request?.method, request?.body]).toEqual(["/api/session/language", "PUT", '{"language":"fr"}']);
});

test("A language that could not be had is said", async () => {
  const refusal = { code: "unknown", sentence: "This exercise has no such language." };
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(refusal), { status: 400 }));
  at();
  await open("Me");
  const choice = screen.getByRole("combobox", { name: "Language of the exercise's texts" }) as HTMLSelectElement;
  fireEvent.change(choice, { target: { value: "fr" } });
  await screen.findByText("This exercise has no such language.");
  expect(choice.value).toBe("en");
});

test("A scenario in one language offers no choice", async () => {
  show(<SeatScreen />, seatView(), "seat", "mayor");
  await open("Me");
  expect(screen.queryByRole("combobox")).toBeNull();
});

test("When the story goes back the seat is told, until it has seen it", async () => {
  const { happen } = at();
  await screen.findByText("What just happened");
  expect(screen.queryByText("The facilitators have gone back in the story.")).toBeNull();
  act(() => happen({ op: "remove", in: "feed", id: "11" }, { op: "remove", in: "facts", id: "attacker-known" }));
  expect(screen.getByText("The facilitators have gone back in the story.")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "I see" }));
  expect(screen.queryByText("The facilitators have gone back in the story.")).toBeNull();
});
