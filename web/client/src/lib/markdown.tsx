import { createContext, createElement, Fragment, type ReactNode, use } from "react";

/** The language scenario texts are in, where it is known: voices and fonts go by it. */
export const TextLanguage = createContext<string | undefined>(undefined);

/** Paragraphs, **bold**, *italic*, lists and links. No HTML, no images; anything else stays as it was typed. */
export function Markdown({ text }: { text: string }): ReactNode {
  const language = use(TextLanguage);
  return flat(blocksOf(text).map((block) => blockOf(block, language)));
}

/** Children that never change places need no keys. */
function flat(nodes: readonly ReactNode[]): ReactNode {
  return createElement(Fragment, null, ...nodes);
}

/** The same text without its marks, for live regions and titles. */
export function plain(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\(([^)\s]*)\)/g, "$1")
    .replace(/\*+/g, "")
    .replace(/^\s*(?:[-*]|\d+\.)\s+/gm, "")
    .replace(/\s+/g, " ")
    .trim();
}

type Block = { kind: "p" | "ul" | "ol"; lines: string[] };

const BULLET = /^\s*[-*]\s+(.*)$/;
const NUMBER = /^\s*\d+[.)]\s+(.*)$/;

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const line of text.replace(/\r\n?/g, "\n").split("\n")) {
    const bullet = BULLET.exec(line);
    const number = bullet ? null : NUMBER.exec(line);
    if (line.trim() === "") {
      open = undefined;
      continue;
    }

    const kind = bullet ? "ul" : number ? "ol" : "p";
    const content = (bullet ?? number)?.[1] ?? line;
    if (open?.kind !== kind) {
      open = { kind, lines: [] };
      blocks.push(open);
    }

    open.lines.push(content);
  }

  return blocks;
}

function blockOf(block: Block, language: string | undefined): ReactNode {
  if (block.kind === "p") {
    const lines = block.lines.flatMap((line, i) => (i > 0 ? [<br key="br" />, inline(line)] : [inline(line)]));
    return (
      <p dir="auto" lang={language}>
        {flat(lines)}
      </p>
    );
  }

  const items = flat(block.lines.map((item) => createElement("li", null, inline(item))));
  // The list has one direction, and its marks stand on that side.
  return createElement(block.kind, { dir: "auto", lang: language }, items);
}

// Each alternative is anchored by its own closing mark, so a stray star or bracket is just text.
const INLINE = /\*\*(?=\S)(.+?)\*\*|\*(?=[^\s*])(.+?)\*|\[([^\]]+)\]\(([^)\s]+)\)/;

function inline(text: string): ReactNode {
  const nodes: ReactNode[] = [];
  let rest = text;
  for (let match = INLINE.exec(rest); match; match = INLINE.exec(rest)) {
    const [whole, bold, italic, label, href] = match;
    nodes.push(rest.slice(0, match.index));
    if (bold !== undefined) {
      nodes.push(createElement("strong", null, inline(bold)));
    } else if (italic !== undefined) {
      nodes.push(createElement("em", null, inline(italic)));
    } else if (label !== undefined && href !== undefined) {
      nodes.push(createElement(Link, { label, href }));
    }

    rest = rest.slice(match.index + whole.length);
  }

  return flat([...nodes, rest]);
}

function Link({ label, href }: { label: string; href: string }): ReactNode {
  return isSafe(href) ? (
    <a href={href} rel="noopener noreferrer nofollow" target="_blank">
      {label}
    </a>
  ) : (
    label
  );
}

/** Only absolute addresses with a known scheme; the parser's own reading counts, not the text. */
export function isSafe(href: string): boolean {
  if (!URL.canParse(href)) {
    return false;
  }

  return ["http:", "https:", "mailto:"].includes(new URL(href).protocol);
}
