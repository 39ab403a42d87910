import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button } from "../../components/button";
import { Notice } from "../../components/notice";
import { boardAddress, staffAddress } from "../../lib/addresses";
import { locale, t, tn } from "../../lib/i18n/t";
import { sentenceOf, server } from "../../lib/server";
import type { LinkInfo, LinkKind, MadeLink } from "../../wire/wire.generated";

/** Who else can come in by a link: each can be taken back, and a new one is shown in its row until the dialog is closed. */
export function LinksSection({ exercise, address }: { exercise: string; address: string }): ReactNode {
  const heading = useId();
  const [links, setLinks] = useState<readonly LinkInfo[]>();
  const [made, setMade] = useState<readonly MadeLink[]>([]);
  const [asking, setAsking] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    server
      .links(exercise)
      .then(setLinks)
      .catch((error: unknown) => setProblem(linkProblem(error)));
  }, [exercise]);
  const attempt = async (work: () => Promise<void>) => {
    setProblem("");
    setAsking(undefined);
    setBusy(true);
    try {
      await work();
    } catch (error) {
      setProblem(linkProblem(error));
    }

    setBusy(false);
  };
  const make = (kind: LinkKind) =>
    attempt(async () => {
      const link = await server.makeLink(exercise, { kind });
      setMade((before) => [...before, link]);
      setLinks(await server.links(exercise));
    });
  const revoke = (link: string) =>
    attempt(async () => {
      setLinks(await server.revokeLink(exercise, link));
    });
  return (
    <section className="stack" aria-labelledby={heading}>
      <h3 id={heading}>{t("links.title")}</h3>
      <p className="small soft">{t("links.text")}</p>
      <p className="small soft">{t("links.boardText")}</p>
      <div className="row">
        <Button small disabled={busy} onClick={() => void make("staff")}>
          {t("links.makeStaff")}
        </Button>
        <Button small disabled={busy} onClick={() => void make("board")}>
          {t("links.makeBoard")}
        </Button>
      </div>
      {problem && (
        <Notice tone="bad" role="alert">
          {problem}
        </Notice>
      )}
      <ul className="links">
        {links?.map((link) => (
          <li key={link.link} className="links-row">
            <div>
              <strong>{t(`links.kind.${link.kind}`)}</strong> <span className="soft small">{about(link)}</span>
            </div>
            {asking === link.link ? (
              <div className="row">
                <Button small look="danger" onClick={() => void revoke(link.link)}>
                  {t("links.revokeConfirm")}
                </Button>
                <Button small onClick={() => setAsking(undefined)}>
                  {t("dialog.cancel")}
                </Button>
              </div>
            ) : (
              <Button small onClick={() => setAsking(link.link)}>
                {t("links.revoke")}
                <span className="hidden">: {`${t(`links.kind.${link.kind}`)}, ${about(link)}`}</span>
              </Button>
            )}
            {made
              .filter((one) => one.link === link.link)
              .map((one) => (
                <Made key={one.link} made={one} address={address} />
              ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The only time the link is seen: whoever loses it makes another. */
function Made({ made, address }: { made: MadeLink; address: string }): ReactNode {
  const id = useId();
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const link = made.kind === "board" ? boardAddress(address, made.secret) : staffAddress(address, made.secret);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
    } catch {
      // The browser does not allow it: the link is marked, so that the keyboard can.
      field.current?.focus();
    }
  };
  return (
    <div className="field links-secret" role="status">
      <label htmlFor={id}>{t(`links.made.${made.kind}`)}</label>
      <div className="links-made">
        <input
          ref={field}
          id={id}
          type="text"
          dir="ltr"
          readOnly
          value={link}
          onFocus={(event) => event.target.select()}
        />
        {/* Plain http on a venue's network has no clipboard; the field can be copied by hand. */}
        {navigator.clipboard && (
          <Button small onClick={() => void copy()}>
            {t(copied ? "links.copied" : "links.copy")}
          </Button>
        )}
      </div>
      {made.kind === "board" && (
        <a
          className="button button-small"
          href={boardAddress(location.origin, made.secret)}
          target="_blank"
          rel="noopener"
        >
          {t("links.openBoard")}
        </a>
      )}
    </div>
  );
}

function about(link: LinkInfo): string {
  const made = link.madeWallMs === undefined ? t("links.early") : t("links.madeAt", { at: moment(link.madeWallMs) });
  const opened =
    link.openedWallMs === undefined ? t("links.neverOpened") : t("links.openedAt", { at: moment(link.openedWallMs) });
  return [made, opened, tn("links.sessions", link.sessions), ...(link.own ? [t("links.own")] : [])].join(" · ");
}

const moment = (wallMs: number): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "medium" }).format(wallMs);

const linkProblem = (error: unknown): string => sentenceOf(error, "home.noServer");
