import { en } from "./en";
import type { enStaff } from "./en-staff";
import type { enStory } from "./en-story";
import type { enSummit } from "./en-summit";

type All = typeof en & typeof enStaff & typeof enStory & typeof enSummit;

/** Every sentence of the console has a key here; another language is another dictionary of the same type. */
export type Dictionary = { readonly [K in keyof All]: string };
export type Key = keyof Dictionary;
export type PluralKey = Key extends infer K ? (K extends `${infer Base}.other` ? Base : never) : never;

type Values = Readonly<Record<string, string | number>>;

const dictionary = new Map<string, string>(Object.entries(en));
const language = "en";

/** Sentences that come with the screens which need them. */
export function addSentences(more: Partial<Dictionary>): void {
  for (const [key, sentence] of Object.entries(more)) {
    dictionary.set(key, sentence);
  }
}

export const isKey = (key: string): key is Key => dictionary.has(key);

export function locale(): string {
  return language;
}

export function t(key: Key, values: Values = {}): string {
  return fill(dictionary.get(key) ?? key, values);
}

/** Counts: the language's own plural form is taken, "other" where it has none. */
export function tn(key: PluralKey, n: number, values: Values = {}): string {
  const form = `${key}.${new Intl.PluralRules(language).select(n)}`;
  return fill(dictionary.get(form) ?? dictionary.get(`${key}.other`) ?? key, { n, ...values });
}

/** Letters of Hebrew, Arabic and the other scripts that are written from the right. */
const FROM_THE_RIGHT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

function fill(sentence: string, values: Values): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => isolated(String(values[name] ?? whole)));
}

/** As `<bdi>` does it, for sentences that stand where no element can: what is inserted does not turn our words around. */
function isolated(text: string): string {
  return FROM_THE_RIGHT.test(text) ? `\u2068${text}\u2069` : text;
}
