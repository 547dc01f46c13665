/**
 * What a span of an AI's output is.
 *
 * | kind           | what it covers                                              | checkable |
 * | -------------- | ----------------------------------------------------------- | --------- |
 * | `sentence`     | one sentence of a paragraph or a quotation                   | yes       |
 * | `list-item`    | one sentence of a list item; the first holds the marker      | yes       |
 * | `table-row`    | one row of a table                                           | yes       |
 * | `math`         | a displayed formula                                          | if it states a relation |
 * | `heading`      | a title                                                      | if it reads as a sentence |
 * | `table-header` | the row that names a table's columns                         | no        |
 * | `code`         | a fenced code block with its fences                          | no        |
 * | `boilerplate`  | a line that only talks about the answer: "Here is a summary:" | no        |
 * | `reference`    | the target of a Markdown link: "[1]: https://…"              | no        |
 * | `markup`       | rules, fences, tags, lines without a letter or digit         | no        |
 */
export const claimKinds = [
  "sentence",
  "list-item",
  "table-row",
  "math",
  "heading",
  "table-header",
  "code",
  "boilerplate",
  "reference",
  "markup",
] as const;
/** One of {@link claimKinds}. */
export type ClaimKind = (typeof claimKinds)[number];

/** One piece of an AI's output, small enough to be judged by itself. */
export type ClaimSpan = {
  /** Exactly the code points `[start, end)` of the output: nothing is trimmed, joined or unescaped. */
  text: string;
  /** Where the span begins, in Unicode code points. */
  start: number;
  /** Where it ends, in Unicode code points; not part of the span. */
  end: number;
  kind: ClaimKind;
  /** Whether it may state something that can be true or false. In doubt it is `true`. */
  checkable: boolean;
  /**
   * Earlier spans without which this one may not be understood, as indices into the same array, ascending: the
   * headings above it, the line that introduces its list or table, the list items around it, its table's header.
   */
  context: readonly number[];
};
