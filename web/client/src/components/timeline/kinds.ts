import type { TimelineItem } from "../../wire/wire.generated";
import type { IconName } from "../icon";

export const groups = ["injects", "answers", "actions", "talk", "knowledge", "city", "public", "conduct"] as const;
export type Group = (typeof groups)[number];

export const groupIcons: Record<Group, IconName> = {
  injects: "now",
  answers: "check",
  actions: "act",
  talk: "people",
  knowledge: "know",
  city: "city",
  public: "social",
  conduct: "flag",
};

// The wire names of events, by what a person would look for. What is not named here is the conduct of the exercise.
const GROUP_OF: Record<string, Group> = {
  "inject-cued": "injects",
  "inject-released": "injects",
  "inject-held": "injects",
  "inject-skipped": "injects",
  "inject-cancelled": "injects",
  "inject-recalled": "injects",
  "inject-edited": "injects",
  "inject-added": "injects",
  "release-ignored": "injects",
  "expectation-opened": "injects",
  "expectation-met": "injects",
  "expectation-missed": "injects",
  announced: "injects",
  "ask-opened": "answers",
  voted: "answers",
  proposed: "answers",
  "ask-extended": "answers",
  answered: "answers",
  "fell-silent": "answers",
  "ask-closed": "answers",
  "action-confirmed": "actions",
  "action-started": "actions",
  "action-completed": "actions",
  "decision-noted": "actions",
  promised: "talk",
  "promise-kept": "talk",
  "promise-left-open": "talk",
  "body-attended": "talk",
  consulted: "talk",
  replied: "talk",
  messaged: "talk",
  requested: "talk",
  responded: "talk",
  delivered: "talk",
  "body-called": "talk",
  "body-summoned": "talk",
  "body-convened": "talk",
  "body-adjourned": "talk",
  shared: "knowledge",
  "over-shared": "knowledge",
  "fact-learned": "knowledge",
  "indicator-changed": "city",
  "trigger-fired": "city",
  "trigger-dropped": "city",
  "machine-moved": "city",
  "society-turned": "city",
  posted: "public",
};

/** Its title is the question, its detail what was answered. */
export const isAnswer = (item: TimelineItem): boolean =>
  item.kind === "answered" || item.kind === "proposed" || item.kind === "fell-silent";

/** What was delivered belongs to what was sent. */
export function groupOf(item: TimelineItem): Group {
  return GROUP_OF[(item.kind === "delivered" && item.because) || item.kind] ?? "conduct";
}
