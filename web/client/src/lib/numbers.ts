/** A number as somebody typed it: in thousandths, or why it cannot be told. */
export type Read =
  | { kind: "nothing" }
  | { kind: "number"; thousandths: number; canonical: string }
  /** "1.200" is a thousand and two hundred to some and one and a fifth to others. */
  | { kind: "unclear"; whole: string; part: string }
  | { kind: "wrong" };

const GREATEST = Number.MAX_SAFE_INTEGER;

// Arabic-Indic and Persian digits, in order.
const OTHER_DIGITS = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹";

/**
 * Reads a number whatever its writer's decimal mark is: 12.5, 12,5, 1 200, 1.200.000,5, ١٢٫٥. It never guesses: a single mark before
 * three digits is asked about.
 */
export function readNumber(text: string): Read {
  const typed = plainDigits(text);
  if (typed === "") {
    return { kind: "nothing" };
  }

  const [, sign = "", digits = ""] = /^([+-]?)([\d.,]*\d[\d.,]*)$/.exec(typed) ?? [];
  const marks = digits.replace(/\d/g, "");
  const last = marks.at(-1) ?? "";
  if (digits === "" || new Set(marks).size > 2) {
    return { kind: "wrong" };
  }

  if (marks.length === 1 && /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)) {
    const [whole = "", rest = ""] = digits.split(last);
    return { kind: "unclear", whole: `${sign}${whole}${rest}`, part: `${sign}${whole}${decimals(rest)}` };
  }

  const grouped = marks.length > 1 && new Set(marks).size === 1;
  const at = grouped || marks === "" ? digits.length : digits.lastIndexOf(last);
  const whole = digits.slice(0, at);
  const part = digits.slice(at + 1);
  if (!isGrouped(whole) || /\D/.test(part) || part.length > 3) {
    return { kind: "wrong" };
  }

  return number(sign, whole.replace(/\D/g, ""), part);
}

/** As it is said everywhere: 12.5. */
export function printThousandths(thousandths: number): string {
  const whole = Math.trunc(Math.abs(thousandths) / 1000);
  return `${thousandths < 0 ? "-" : ""}${whole}${decimals(String(Math.abs(thousandths) % 1000).padStart(3, "0"))}`;
}

function number(sign: string, whole: string, part: string): Read {
  const size = Number(whole || "0") * 1000 + Number(part.padEnd(3, "0"));
  if (size > GREATEST) {
    return { kind: "wrong" };
  }

  const thousandths = sign === "-" && size > 0 ? -size : size;
  return { kind: "number", thousandths, canonical: printThousandths(thousandths) };
}

/** No marks, or one before every three digits. */
const isGrouped = (whole: string) => /^\d*$/.test(whole) || /^\d{1,3}(?:[.,]\d{3})+$/.test(whole);

function decimals(part: string): string {
  const short = part.replace(/0+$/, "");
  return short && `.${short}`;
}

function plainDigits(text: string): string {
  return text
    .replace(/[٠-٩۰-۹]/g, (digit) => String(OTHER_DIGITS.indexOf(digit) % 10))
    .replace(/[\s'’٬]/g, "")
    .replace(/٫/g, ",")
    .replace(/[−–]/g, "-");
}
