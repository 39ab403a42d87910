import { render } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { isSafe, Markdown, plain, TextLanguage } from "./markdown";

const html = (text: string): string => render(<Markdown text={text} />).container.innerHTML;

describe("Markdown", () => {
  test.each([
    ["plain text is a paragraph", "Hello", '<p dir="auto">Hello</p>'],
    ["a blank line parts paragraphs", "a\n\nb", '<p dir="auto">a</p><p dir="auto">b</p>'],
    ["a single break is a break", "a\nb", '<p dir="auto">a<br>b</p>'],
    ["two stars are bold", "**A clip.** Gone", '<p dir="auto"><strong>A clip.</strong> Gone</p>'],
    ["one star is italic", "an *old* one", '<p dir="auto">an <em>old</em> one</p>'],
    ["marks nest", "**a *b* c**", '<p dir="auto"><strong>a <em>b</em> c</strong></p>'],
    ["dashes are a list", "- a\n- b", '<ul dir="auto"><li>a</li><li>b</li></ul>'],
    ["numbers are a list", "1. a\n2. b", '<ol dir="auto"><li>a</li><li>b</li></ol>'],
    ["stray stars stay", "2 * 3 * 4", '<p dir="auto">2 * 3 * 4</p>'],
  ])("%s", (_, text, expected) => expect(html(text)).toBe(expected));

  test("The language of the texts is on every block", () => {
    const { container } = render(
      <TextLanguage value="ar">
        <Markdown text={"مرحبا\n\n- واحد"} />
      </TextLanguage>,
    );
    expect([...container.children].map((block) => block.getAttribute("lang"))).toEqual(["ar", "ar"]);
  });

  test("A link opens apart and does not say where it came from", () => {
    const link = render(<Markdown text="see [the page](https://example.org/a?b=1)" />).getByRole("link", {
      name: "the page",
    });
    expect(link.getAttribute("href")).toBe("https://example.org/a?b=1");
    expect(link.getAttribute("rel")).toContain("noopener");
  });

  test.each([
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert)",
    "[x](&#106;avascript:alert)",
    "[x](data:text/html,hi)",
    "[x](vbscript:x)",
    "[x](//evil.example)",
    "[x](/api/session)",
    "[x](\tjavascript:alert)",
    "[x](java\nscript:alert)",
  ])("%j is no link", (text) => expect(render(<Markdown text={text} />).container.querySelector("a")).toBeNull());

  test.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](https://a.example/b.png)",
    "<b>bold</b>",
  ])("%s makes no element", (text) => {
    const { container } = render(<Markdown text={text} />);
    expect(container.querySelector("script, img, b")).toBeNull();
    expect(container.textContent).toContain(text.startsWith("<") ? text : "x");
  });

  test("Only http, https and mailto are followed", () => {
    expect(["https://a.example", "http://a.example", "mailto:a@b.example"].every(isSafe)).toBe(true);
    expect(["ftp://a.example", "javascript:1", "file:///etc", "#a", ""].some(isSafe)).toBe(false);
  });

  test("Read aloud it has no marks", () => {
    expect(plain("**A clip.** See [here](https://a.example)\n\n- one\n- two")).toBe("A clip. See here one two");
  });

  test("A long run of stars takes no time", () => {
    const started = performance.now();
    html("*".repeat(5000) + "a".repeat(5000));
    html("**a** ".repeat(2000));
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
