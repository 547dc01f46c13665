import type { Token } from "./tokens.ts";
import { commonWords, functionWords } from "./words.ts";

/** A capitalised run of tokens, `[from, to)`. */
export type Name = { from: number; to: number };

const joins = new Set("of de la le van von der den del di da al el bin ibn the and".split(" "));
const calendar = new Set(
  "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday i".split(
    " ",
  ),
);

const names = (token: Token | undefined): token is Token =>
  token?.capital === true &&
  !calendar.has(token.lower) &&
  !(token.first && (functionWords.has(token.lower) || commonWords.has(token.lower)));

/** Capitalised runs of a text: names of people, places, works. A sentence's first word counts unless it is common. */
export const namesOf = (tokens: readonly Token[]): Name[] => {
  const found: Name[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (!names(tokens[at]) || functionWords.has(tokens[at]?.lower ?? "")) continue;
    let to = at + 1;
    while (to < tokens.length) {
      let joined = 0;
      while (joined < 3 && joins.has(tokens[to + joined]?.lower ?? "") && !tokens[to + joined]?.capital) joined++;
      if (joined > 0 && !names(tokens[to + joined])) break;
      const next = tokens[to + joined];
      const gap = (next?.start ?? 0) - (tokens[to + joined - 1]?.end ?? 0);
      if (!names(next) || next.first || gap > 2) break;
      to += joined + 1;
    }
    found.push({ from: at, to });
    at = to - 1;
  }
  return found;
};
