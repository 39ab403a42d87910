import "./badges.css";
import "../../lib/i18n/staff-sentences";
import "../../lib/i18n/summit-sentences";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "../../components/button";
import { Confirm } from "../../components/dialog";
import { Select } from "../../components/field";
import { Link } from "../../components/link";
import { Notice } from "../../components/notice";
import { Page } from "../../components/page";
import { QrCode } from "../../components/qr-code";
import { badgeAddress, plainAddress } from "../../lib/addresses";
import { t } from "../../lib/i18n/t";
import { paths, takeFragment } from "../../lib/router";
import { ServerProblem } from "../../lib/server";
import type { Badge, BadgeSheet } from "../../wire/wire.generated";
import { issueBadges } from "./api";
import { useSummit } from "./use-summit";

/** In letters; it takes three lines of a badge or more. */
const LONG_NAME = 36;

/** Badges to be printed and cut out. Their secrets are shown this once, and are nowhere else. */
export default function BadgesScreen({ summit }: { summit: string }): ReactNode {
  const seen = useSummit(summit);
  const [wanted] = useState(takeFragment);
  const [sheet, setSheet] = useState<BadgeSheet>();
  const [problem, setProblem] = useState("");
  const [asking, setAsking] = useState(false);
  const expected = seen.people.filter((person) => person.table > 0);
  const without = expected.filter((person) => !person.badge).length;
  const one = expected.find((person) => person.person === wanted);
  const issue = async (people?: readonly string[]) => {
    setProblem("");
    try {
      setSheet(await issueBadges(summit, people));
      await seen.look();
    } catch (error) {
      setProblem(error instanceof ServerProblem ? error.message : t("home.noServer"));
    }
  };
  useLeaveWarning(sheet !== undefined);
  return (
    <Page title={t("badges.title")} width="wide">
      <div className="stack stack-wide">
        <div className="stack no-print">
          <header className="row spread">
            <h1>{t("badges.title")}</h1>
            <Link href={paths.summit(summit)} className="button">
              {t("badges.back")}
            </Link>
          </header>
          <p>{t("badges.text")}</p>
          {seen.state === "gone" && <Notice tone="bad">{t("summit.gone")}</Notice>}
          {problem && (
            <Notice tone="bad" role="alert">
              {problem}
            </Notice>
          )}
          <div className="row">
            {one && !sheet && (
              <Button look="primary" onClick={() => void issue([one.person])}>
                {t("roster.reissueOne", { name: one.name ?? t("names.removed") })}
              </Button>
            )}
            {without > 0 && (
              <Button look={sheet || one ? "plain" : "primary"} onClick={() => void issue()}>
                {t("badges.issue", { n: without })}
              </Button>
            )}
            {expected.length > without && <Button onClick={() => setAsking(true)}>{t("badges.reissueAll")}</Button>}
          </div>
          {expected.length > 0 && without === 0 && !sheet && <p className="soft">{t("badges.allHave")}</p>}
        </div>
        {sheet && sheet.badges.length > 0 && <Sheet sheet={sheet} />}
      </div>
      {asking && (
        <Confirm
          title={t("badges.reissueAll")}
          confirm={t("badges.reissueAll")}
          danger
          onConfirm={() => void issue(expected.map((person) => person.person))}
          onClose={() => setAsking(false)}
        >
          <p>{t("badges.reissueText")}</p>
        </Confirm>
      )}
    </Page>
  );
}

/** Leaving the page loses the secrets: the browser asks first. */
function useLeaveWarning(on: boolean): void {
  useEffect(() => {
    if (!on) {
      return undefined;
    }

    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [on]);
}

function Sheet({ sheet }: { sheet: BadgeSheet }): ReactNode {
  const addresses = sheet.addresses.length > 0 ? sheet.addresses : [location.origin];
  const [address, setAddress] = useState(addresses[0] ?? location.origin);
  return (
    <section className="stack" aria-labelledby="sheet-title">
      <div className="row no-print badge-tools">
        <h2 id="sheet-title" className="hidden">
          {t("badges.title")}
        </h2>
        {addresses.length > 1 && (
          <Select
            label={t("badges.address")}
            value={address}
            onChange={setAddress}
            options={addresses.map((one) => ({ value: one, label: plainAddress(one) }))}
          />
        )}
        <Button look="primary" onClick={() => window.print()}>
          {t("badges.print")}
        </Button>
        <span className="small soft">{t("badges.leave")}</span>
      </div>
      <ul className="badge-sheet">
        {sheet.badges.map((badge) => (
          <BadgeCard key={badge.person} badge={badge} title={sheet.title} address={address} />
        ))}
      </ul>
    </section>
  );
}

function BadgeCard({ badge, title, address }: { badge: Badge; title: string; address: string }): ReactNode {
  return (
    <li className="badge">
      <div className="badge-text">
        <span className="stamp">{t("stamp.exercise")}</span>
        <span className="badge-event" dir="auto">
          {title}
        </span>
        <strong className={badge.name.length > LONG_NAME ? "badge-name badge-name-long" : "badge-name"} dir="auto">
          {badge.name}
        </strong>
        <span className="badge-place">
          {t("table.n", { n: badge.table })}
          {badge.seat && (
            <>
              {" · "}
              <bdi>{badge.seat}</bdi>
            </>
          )}
        </span>
        <span className="badge-address" dir="ltr">
          {plainAddress(address)}
        </span>
      </div>
      <QrCode text={badgeAddress(address, badge.secret)} size={132} label={t("badges.qr", { name: badge.name })} />
    </li>
  );
}
