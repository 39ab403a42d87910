import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "../../components/button";
import { Notice } from "../../components/notice";
import { say } from "../../lib/announcer";
import { t } from "../../lib/i18n/t";
import { storyTime } from "../../lib/story";
import { useView } from "../../lib/use-console";
import type { View } from "../../wire/wire.generated";

/** While play lasts nothing leaves these but by going back in the story. Ids come again then, at other times. */
const lasting = ({ feed, asks, facts, messages }: View): string[] => [
  ...feed.map((item) => `feed/${item.id}/${item.atMs}`),
  ...asks.map((ask) => `ask/${ask.id}/${ask.openedMs}`),
  ...facts.map((fact) => `fact/${fact.id}/${fact.sinceMs}`),
  ...messages.map((message) => `message/${message.id}/${message.sentMs}`),
];

/** Things have vanished from this screen: it says why, until somebody has seen it. */
export function RewoundNotice(): ReactNode {
  const view = useView();
  const before = useRef<readonly string[]>([]);
  const [backMs, setBackMs] = useState<number>();
  useEffect(() => {
    const now = lasting(view);
    const here = new Set(now);
    if (before.current.some((id) => !here.has(id))) {
      setBackMs(view.clock[0]?.storyMs);
      say(t("live.rewound"));
    }

    before.current = now;
  }, [view]);

  if (backMs === undefined) {
    return null;
  }

  return (
    <Notice icon="rewind" tone="warn">
      <strong>{t("rewound.title")}</strong>
      <p>{t("rewound.text", { story: storyTime(backMs) })}</p>
      <Button small onClick={() => setBackMs(undefined)}>
        {t("rewound.close")}
      </Button>
    </Notice>
  );
}
