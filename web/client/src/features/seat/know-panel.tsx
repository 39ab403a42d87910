import { type ReactNode, useState } from "react";
import { Button } from "../../components/button";
import { Chip } from "../../components/chip";
import { Confirm } from "../../components/dialog";
import { Icon } from "../../components/icon";
import { Inserted } from "../../components/inserted";
import { Empty } from "../../components/notice";
import { t, tn } from "../../lib/i18n/t";
import { Markdown, plain } from "../../lib/markdown";
import { seatTitle } from "../../lib/names";
import { delay, storyTime } from "../../lib/story";
import { useIsPending, useSend, useView } from "../../lib/use-console";
import type { FactItem, TellItem } from "../../wire/wire.generated";

const TONES = { public: "good", partners: "warn", restricted: "bad" } as const;

/** What this seat knows, from whom, and whom it may tell. */
export function KnowPanel(): ReactNode {
  const { facts } = useView();
  return (
    <section className="stack" aria-labelledby="know-title">
      <h2 id="know-title">{t("know.title")}</h2>
      {facts.toReversed().map((fact) => (
        <FactCard key={fact.id} fact={fact} />
      ))}
      {facts.length === 0 && <Empty>{t("know.nothing")}</Empty>}
    </section>
  );
}

function FactCard({ fact }: { fact: FactItem }): ReactNode {
  const view = useView();
  const [telling, setTelling] = useState(false);
  const told = fact.tell.filter((tell) => tell.told).length;
  return (
    <article className="card stack" aria-label={plain(fact.text)}>
      <div className="fact-text">
        <Markdown text={fact.text} />
      </div>
      <div className="row small soft">
        <Chip tone={TONES[fact.sensitivity]} icon={fact.sensitivity === "public" ? "people" : "lock"}>
          {t(`know.${fact.sensitivity}`)}
        </Chip>
        <span>
          {fact.by === "known" ? (
            t("know.fromStart")
          ) : (
            <>
              {fact.from && (
                <>
                  {t("know.from")} <Inserted>{seatTitle(view, fact.from)}</Inserted>
                  {fact.by === "action" && <>, {t("know.byAction")}</>} ·{" "}
                </>
              )}
              {t("know.since", { story: storyTime(fact.sinceMs) })}
            </>
          )}
        </span>
      </div>
      {fact.tell.length > 0 && (
        <>
          <div className="row spread">
            <Button small aria-expanded={telling} onClick={() => setTelling(!telling)}>
              <Icon name="share" size={16} />
              {t("know.tell")}
            </Button>
            <span className="soft small">{tn("know.told", told)}</span>
          </div>
          {telling && (
            <ul className="tell-list">
              {fact.tell.map((tell) => (
                <Tell key={tell.seat} fact={fact} tell={tell} />
              ))}
            </ul>
          )}
        </>
      )}
    </article>
  );
}

function Tell({ fact, tell }: { fact: FactItem; tell: TellItem }): ReactNode {
  const view = useView();
  const send = useSend();
  const [asking, setAsking] = useState(false);
  const pending = useIsPending((body) => body.type === "share" && body.fact === fact.id && body.with === tell.seat);
  const playing = view.clock[0]?.stage === "play";
  const name = seatTitle(view, tell.seat);
  const share = () => void send({ type: "share", fact: fact.id, with: tell.seat });
  return (
    <li className="tell">
      <span>
        <Inserted>{name}</Inserted>
        <span className="tell-note small soft">
          {t("know.takes", { time: delay(tell.delayMs) })}
          {tell.over && !tell.told && <strong className="over"> · {t("know.over")}</strong>}
        </span>
      </span>
      {tell.told ? (
        <Chip tone="good" icon="check">
          {t("know.wasTold")}
        </Chip>
      ) : (
        <Button
          small
          disabled={pending || !playing}
          onClick={() => (tell.over ? setAsking(true) : share())}
          aria-label={t("know.tellOne", { seat: name })}
        >
          {pending ? t("send.sending") : t("know.tellShort")}
        </Button>
      )}
      {asking && (
        <Confirm
          title={t("know.overTitle", { seat: name })}
          confirm={t("know.overConfirm")}
          danger
          onConfirm={share}
          onClose={() => setAsking(false)}
        >
          <p>{t("know.overText")}</p>
        </Confirm>
      )}
    </li>
  );
}
