import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ClaimSpan } from "./claimSpan.ts";
import { sliceCodePoints } from "./codePoints.ts";
import { splitClaims } from "./splitClaims.ts";

const shape = (text: string) => splitClaims(text).map(({ kind, checkable, text }) => [kind, checkable, text]);
const claims = (text: string) => splitClaims(text).flatMap((span) => (span.checkable ? [span.text] : []));

/** What holds of every text whatsoever. */
function expectCover(text: string, spans: readonly ClaimSpan[]): void {
  const points = Array.from(text);
  let end = 0;
  for (const [index, span] of spans.entries()) {
    expect(span.start).toBeGreaterThanOrEqual(end);
    expect(span.end).toBeGreaterThan(span.start);
    expect(points.slice(end, span.start).join("").trim()).toBe("");
    expect(points.slice(span.start, span.end).join("")).toBe(span.text);
    expect(span.text.trim()).toBe(span.text);
    for (const [at, other] of span.context.entries()) {
      expect(other).toBeGreaterThan(span.context[at - 1] ?? -1);
      expect(other).toBeLessThan(index);
    }
    end = span.end;
  }
  expect(points.slice(end).join("").trim()).toBe("");
}

/** Pieces that Markdown and prose are made of, thrown together without sense. */
const fragments = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."\n|\n\n|  \n|\r\n|\t|    |# |## H\n|- |1. |> |> - |```\n|```md\n|~~~\n|| a | b |\n|||---|---|\n|$$\n|\\[|\\]|$x. Y$|**|**Title**\n|`|[1]|[x]: https://a.b\n|---\n|===\n|<br>\n".split(
          /(?<=[^|])\|(?=[^|])/,
        ),
      ),
      fc.constantFrom(
        "Dr. ",
        "e.g. ",
        "U.S. ",
        "5 p.m. ",
        "No. 5",
        "3.14",
        "…",
        "...",
        "。",
        "？」",
        "।",
        "؟",
        "“",
        "”",
        "«",
        "» ",
      ),
      fc.constantFrom(
        "Word ",
        "word. ",
        "Word! ",
        "字。",
        "👩‍👩‍👧",
        "e\u0301",
        "\ud800",
        "\u200b",
        "(",
        ")",
        '"',
        "'",
        "\u00a0",
      ),
      fc.string({ unit: "binary", maxLength: 6 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

describe("every text", () => {
  test("is covered: nothing lost, in order, without overlap, in code points", () => {
    fc.assert(
      fc.property(fragments, (text) => expectCover(text, splitClaims(text))),
      { numRuns: 1_500 },
    );
  });

  test("gives spans that sliceCodePoints cuts out again", () => {
    const cut = (text: string) =>
      splitClaims(text).every((span) => sliceCodePoints(text, span.start, span.end) === span.text);
    fc.assert(fc.property(fragments, cut), { numRuns: 300 });
  });

  test("is cut alike when space is put around it", () => {
    fc.assert(
      fc.property(fragments, fc.constantFrom("\n", "\n\n", "\r\n"), (text, space) => {
        expect(shape(`${space}${text}${space}`)).toEqual(shape(text));
      }),
      { numRuns: 500 },
    );
  });

  test("of whole sentences is cut into these, and each of them stays whole", () => {
    const subject = fc.constantFrom(
      "Dr. Ada Lovelace",
      "The U.S. Navy",
      "J. R. R. Tolkien",
      "Apple Inc.",
      "Élodie",
      "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 Ω",
    );
    const predicate = fc.constantFrom(
      "paid $3.5 million",
      "wrote (in 1911. no, 1912) a book",
      'said "Go. Now!" twice',
      "met e.g. Bob",
      "saw 👩‍👩‍👧",
    );
    const sentence = fc
      .tuple(subject, predicate, fc.constantFrom(".", "!", "?"))
      .map(([who, what, mark]) => `${who} ${what}${mark}`);
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 6 }), (sentences) => {
        expect(splitClaims(sentences.join(" ")).map((span) => span.text)).toEqual(sentences);
        expect(splitClaims(sentences.map((text) => `- ${text}`).join("\n")).map((span) => span.text)).toEqual(
          sentences.map((text) => `- ${text}`),
        );
      }),
      { numRuns: 300 },
    );
  });
});

test.each(["", " ", "\n\n\t\u00a0\u3000\u2028"])("nothing comes of whitespace: %j", (text) => {
  expect(splitClaims(text)).toEqual([]);
});

test("offsets count code points, not UTF-16 units", () => {
  expect(splitClaims("𝄞𝄞 are clefs. 👨‍👩‍👧 is one e\u0301mojı.")).toMatchObject([
    { start: 0, end: 13, text: "𝄞𝄞 are clefs." },
    { start: 14, end: 34, text: "👨‍👩‍👧 is one e\u0301mojı." },
  ]);
});

describe("structure", () => {
  test("a whole answer", () => {
    const text = [
      "Sure! Here is a concise summary of the passage:",
      "",
      "# Capitals",
      "",
      "The largest are:",
      "",
      "1. **Tokyo.** It has 37 million people.",
      "   - Founded in 1457",
      "2. Delhi",
      "",
      "| City | Rank |",
      "|:-----|-----:|",
      "| Tokyo | 1 |",
      "| A \\| B | 2 |",
      "",
      "```ts",
      "",
      "const a = 1;",
      "```",
      "---",
      "> Quoted by Dr. Who.",
      "",
      "$$2 + 2 = 5$$",
      "[1]: https://example.org/a.b",
      "I hope this helps!",
    ].join("\n");
    expect(splitClaims(text).map(({ kind, checkable, text, context }) => [kind, checkable, text, context])).toEqual([
      ["boilerplate", false, "Sure!", []],
      ["boilerplate", false, "Here is a concise summary of the passage:", []],
      ["heading", false, "# Capitals", []],
      ["sentence", true, "The largest are:", [2]],
      ["list-item", true, "1. **Tokyo.**", [2, 3]],
      ["list-item", true, "It has 37 million people.", [2, 3, 4]],
      ["list-item", true, "- Founded in 1457", [2, 3, 4]],
      ["list-item", true, "2. Delhi", [2, 3]],
      ["table-header", false, "| City | Rank |", [2]],
      ["markup", false, "|:-----|-----:|", []],
      ["table-row", true, "| Tokyo | 1 |", [2, 8]],
      ["table-row", true, "| A \\| B | 2 |", [2, 8]],
      ["code", false, "```ts\n\nconst a = 1;\n```", [2]],
      ["markup", false, "---", []],
      ["sentence", true, "> Quoted by Dr. Who.", [2]],
      ["math", true, "$$2 + 2 = 5$$", [2]],
      ["reference", false, "[1]: https://example.org/a.b", []],
      ["boilerplate", false, "I hope this helps!", [2]],
    ]);
  });

  test.each<[name: string, text: string, expected: unknown[]]>([
    [
      "underlined heading",
      "Rome\n====\nIt is old.",
      [
        ["heading", false, "Rome"],
        ["markup", false, "===="],
        ["sentence", true, "It is old."],
      ],
    ],
    [
      "bold title above text",
      "**History**\nRome is old.",
      [
        ["heading", false, "**History**"],
        ["sentence", true, "Rome is old."],
      ],
    ],
    [
      "bold answer at the end",
      "So it is\n\n**Rome**",
      [
        ["sentence", true, "So it is"],
        ["sentence", true, "**Rome**"],
      ],
    ],
    [
      "bold answer with a number",
      "**It is 42**\nas shown.",
      [
        ["sentence", true, "**It is 42**"],
        ["sentence", true, "as shown."],
      ],
    ],
    ["heading that is a sentence", "## Vaccines cause autism.", [["heading", true, "## Vaccines cause autism."]]],
    [
      "bold item above its own list",
      "- **Food**\n  - Bread\n- **Wine**",
      [
        ["heading", false, "- **Food**"],
        ["list-item", true, "- Bread"],
        ["list-item", true, "- **Wine**"],
      ],
    ],
    [
      "markers of many kinds",
      "• One\n* Two\n+ Three\n1) Four\n(a) Five\nb. Six",
      [
        ["list-item", true, "• One"],
        ["list-item", true, "* Two"],
        ["list-item", true, "+ Three"],
        ["list-item", true, "1) Four"],
        ["list-item", true, "(a) Five"],
        ["list-item", true, "b. Six"],
      ],
    ],
    [
      "task list",
      "- [x] Done. Really.",
      [
        ["list-item", true, "- [x] Done."],
        ["list-item", true, "Really."],
      ],
    ],
    [
      "lines without full stops",
      "Name: Ada\nBorn: 1815",
      [
        ["sentence", true, "Name: Ada"],
        ["sentence", true, "Born: 1815"],
      ],
    ],
    [
      "answer in a Markdown fence",
      "```markdown\n# T\nIt is so.\n```\nEnd.",
      [
        ["markup", false, "```markdown"],
        ["heading", false, "# T"],
        ["sentence", true, "It is so."],
        ["markup", false, "```"],
        ["sentence", true, "End."],
      ],
    ],
    [
      "code without an end",
      "Run:\n~~~\nls\n",
      [
        ["sentence", true, "Run:"],
        ["code", false, "~~~\nls"],
      ],
    ],
    ["indented prose is prose", "    The sky is green.", [["sentence", true, "The sky is green."]]],
    [
      "rows without a header",
      "| a | 1 |\n| b | 2 |",
      [
        ["table-row", true, "| a | 1 |"],
        ["table-row", true, "| b | 2 |"],
      ],
    ],
    [
      "table without outer bars",
      "a | b\n--|--\n1 | 2\nEnd.",
      [
        ["table-header", false, "a | b"],
        ["markup", false, "--|--"],
        ["table-row", true, "1 | 2"],
        ["sentence", true, "End."],
      ],
    ],
    ["formula over lines", "\\[\nE = mc^2\n\\]", [["math", true, "\\[\nE = mc^2\n\\]"]]],
    ["formula that says nothing", "$$x^2$$", [["math", false, "$$x^2$$"]]],
    [
      "formula without an end",
      "$$ is money.\n\nYes.",
      [
        ["sentence", true, "$$ is money."],
        ["sentence", true, "Yes."],
      ],
    ],
    [
      "tags",
      "<details>\nIt is hidden.\n</details><br/>",
      [
        ["markup", false, "<details>"],
        ["sentence", true, "It is hidden."],
        ["markup", false, "</details><br/>"],
      ],
    ],
    ["comments are not hidden", "<!-- The moon is cheese. -->", [["sentence", true, "<!-- The moon is cheese. -->"]]],
    [
      "lone symbols",
      "👍\n***\nGood. 👍",
      [
        ["markup", false, "👍"],
        ["markup", false, "***"],
        ["sentence", true, "Good. 👍"],
      ],
    ],
  ])("%s", (_, text, expected) => {
    expect(shape(text)).toEqual(expected);
  });

  test("wrapped lines are one sentence, verse is not", () => {
    const wrapped =
      "The committee, which had met twice in the year before,\ndecided that the bridge at Dr. Lee's house would be\nclosed.";
    expect(claims(wrapped)).toEqual([wrapped]);
    expect(claims(`> ${wrapped.replaceAll("\n", "\n> ")}`)).toHaveLength(1);
    expect(
      claims(
        "Under the wide and starry sky, dig me a grave and let\nMe lie. Glad did I live and gladly die, and I laid me\nDown",
      ),
    ).toHaveLength(4);
  });

  test("alsoCheck marks further kinds", () => {
    const text = "# Title\n\nHere is the answer:\n\n```\nx\n```";
    expect(splitClaims(text, { alsoCheck: ["heading", "code"] }).map((span) => span.checkable)).toEqual([
      true,
      false,
      true,
    ]);
  });
});

test("a megabyte takes seconds, whatever is in it", () => {
  const size = 1_000_000;
  const fill = (unit: string) => `Word ${unit.repeat(size / unit.length)} word`;
  const prose = "Dr. Lee (b. 1950) said: “It works. Really!” on p. 5. The U.S. agreed…\n";
  for (const unit of [prose, "! ", '"a ', "`", "[1]"]) {
    const begun = performance.now();
    splitClaims(fill(unit));
    // Generous: about 0.7 s when idle, but whatever is quadratic takes minutes.
    expect(performance.now() - begun, JSON.stringify(unit)).toBeLessThan(5_000);
  }
}, 40_000);
