import type { ReactNode } from "react";

// Drawn for this console on a grid of 24, one stroke; decoration only, the words beside them carry the meaning.
const drawings = {
  table:
    "M12 7.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM12 2.2v1.6M12 20.2v1.6M2.2 12h1.6M20.2 12h1.6M5 5l1.2 1.2M17.8 17.8 19 19M19 5l-1.2 1.2M6.2 17.8 5 19",
  now: "M12 3a6 6 0 0 0-6 6v4l-2 3h16l-2-3V9a6 6 0 0 0-6-6ZM10 19.5a2.2 2.2 0 0 0 4 0",
  know: "M9.5 18h5M10.5 21h3M12 3a6 6 0 0 0-3.6 10.8c.7.6 1.1 1.3 1.1 2.2h5c0-.9.4-1.6 1.1-2.2A6 6 0 0 0 12 3Z",
  act: "M13 2.5 5 14h6l-1 7.5L18.500 10H12.500Z",
  people:
    "M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7ZM2.500 20c0-3.600 2.900-6 6.500-6s6.500 2.400 6.500 6M16 4.500a3.500 3.500 0 0 1 0 6.500M18 14.500c2.200.8 3.500 2.700 3.500 5.500",
  me: "M12 11.500a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.500 20.500c0-4 3.300-6.500 7.500-6.500s7.500 2.500 7.500 6.500",
  social: "M4 5h16v11H11l-4.500 4v-4H4ZM8 9h8M8 12h5",
  news: "M4 5h13v14H6a2 2 0 0 1-2-2ZM17 9h3v8a2 2 0 0 1-2 2M7 9h7M7 12h7M7 15h4",
  phone: "M6 3h3l1.500 5-2 1.500a12 12 0 0 0 6 6l1.500-2 5 1.500v3a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2Z",
  email: "M3.500 6h17v12h-17ZM4 6.500l8 6.500 8-6.500",
  radio:
    "M12 13v8M12 13a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM7.800 15.200a6 6 0 0 1 0-8.400M16.200 6.800a6 6 0 0 1 0 8.400M5 18a10 10 0 0 1 0-14M19 4a10 10 0 0 1 0 14",
  briefing: "M5 3.500h14v17H5ZM8.500 8h7M8.500 12h7M8.500 16h4",
  letter: "M4 4h16v16H4ZM8 9c2-2 4 2 8 0M8 13c2-2 4 2 8 0",
  "in-person": "M12 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM7 21v-6a5 5 0 0 1 10 0v6",
  rumour: "M5 5h14v10h-7l-4 4v-4H5ZM10 9a2 2 0 1 1 2.500 1.900M12.200 13v.100",
  announcement: "M4 10v4h3l7 4.500v-13L7 10ZM17.500 9a4 4 0 0 1 0 6",
  answer: "M4 5h16v11H11l-4.500 4v-4H4ZM8.500 10.500 11 13l4.500-4.500",
  image: "M4 5h16v14H4ZM4 16.500 8.500 12l4 4 2.500-2.500 5 5M15.500 9v.100",
  sound: "M5 9.500v5h3l4.500 4v-13L8 9.500ZM16 9a4.500 4.500 0 0 1 0 6M18.500 6.500a8 8 0 0 1 0 11",
  film: "M4 5h16v14H4ZM10 9v6l5-3Z",
  rewind: "M4.500 12a7.500 7.500 0 1 0 2.400-5.500M4.500 4v4.500H9M12 8v4.200l2.800 1.800",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5l3.500 2",
  pause: "M8 5v14M16 5v14",
  play: "M7 4.500v15l12-7.500Z",
  check: "M4.500 12.500 10 18 19.500 6.500",
  cross: "M6 6l12 12M18 6 6 18",
  warn: "M12 3.500 2.500 20h19ZM12 10v4.500M12 17.200v.100",
  hand: "M7 12V6a1.500 1.500 0 0 1 3 0v5-7a1.500 1.500 0 0 1 3 0v7-5.500a1.500 1.500 0 0 1 3 0V12 8.500a1.500 1.500 0 0 1 3 0V15a6.500 6.500 0 0 1-6.500 6.500c-3 0-4.500-1.500-6-4L3.500 13a1.500 1.500 0 0 1 2.500-1.600L7 13",
  lock: "M6 11h12v9.500H6ZM8.500 11V7.500a3.500 3.500 0 0 1 7 0V11",
  share: "M4 12h13M12 6.500l5.500 5.500-5.500 5.500M20.500 5v14",
  dot: "M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14Z",
  back: "M15 5l-7 7 7 7",
  forward: "M9 5l7 7-7 7",
  flag: "M5.500 21V4h12l-2.500 4 2.500 4h-12",
  city: "M3.500 20.500h17M5.500 20.500V9l5-3v14.500M10.500 11h8v9.500M13.500 14.500h2M13.500 17.500h2",
} as const;

export type IconName = keyof typeof drawings;

// These point somewhere, so they turn with the direction of the text.
const TURNING: ReadonlySet<IconName> = new Set(["back", "forward", "share", "play"]);

const FILLED: ReadonlySet<IconName> = new Set(["dot"]);

export function Icon({ name, size = 20 }: { name: IconName; size?: number }): ReactNode {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill={FILLED.has(name) ? "currentColor" : "none"}
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={TURNING.has(name) ? "icon-turns" : undefined}
    >
      <path d={drawings[name]} />
    </svg>
  );
}

export function isIcon(name: string): name is IconName {
  return name in drawings;
}
