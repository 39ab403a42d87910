import { en } from "./en";

/** Every sentence of the console has a key here; another language is another dictionary of the same type. */
export type Dictionary = { readonly [K in keyof typeof en]: string };
export type Key = keyof Dictionary;
export type PluralKey = Key extends infer K ? (K extends `${infer Base}.other` ? Base : never) : never;

type Values = Readonly<Record<string, string | number>>;

let dictionary: Dictionary = en;
let language = "en";

export function setDictionary(next: Dictionary, itsLanguage: string): void {
  dictionary = next;
  language = itsLanguage;
}

export function locale(): string {
  return language;
}

export function t(key: Key, values: Values = {}): string {
  return fill(dictionary[key], values);
}

/** Counts: the language's own plural form is taken, "other" where it has none. */
export function tn(key: PluralKey, n: number, values: Values = {}): string {
  const form = `${key}.${new Intl.PluralRules(language).select(n)}`;
  const sentence = form in dictionary ? dictionary[form as Key] : dictionary[`${key}.other` as Key];
  return fill(sentence, { n, ...values });
}

function fill(sentence: string, values: Values): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
