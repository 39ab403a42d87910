import { expect, test } from "vitest";
import { feedItem } from "../testing/sample";
import type { FeedItem } from "../wire/wire.generated";
import { addressed, forTheRoom } from "./feed";

const item = (id: string, simulated = false): FeedItem => feedItem({ id, channel: "social", simulated });
const ids = (items: readonly FeedItem[]) => items.map((one) => one.id).join(" ");
const newest = [item("p5", true), item("p4", true), item("p3", true), item("video"), item("p2", true), item("call")];

test("The projector shows the newest four, two posts at most", () => {
  expect(ids(forTheRoom(newest))).toBe("p5 p4 video call");
  expect(ids(forTheRoom([item("a"), item("b"), item("p1", true), item("c"), item("d")]))).toBe("a b p1 c");
});

test("Posts are not addressed to the table", () => {
  expect(ids(addressed(newest))).toBe("video call");
});
