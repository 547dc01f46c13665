import type { ClaimView, Term } from "../text/claimView.ts";
import { commonWords } from "../text/words.ts";
import { type Signal, share } from "./signal.ts";

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));
// Praise that no page states: the commonest filler of generated biographies and summaries.
const praise = set(`significant renowned passionate dedicated talented unique remarkable influential pioneering legacy
inspiring inspiration beloved respected prominent celebrated acclaimed prolific versatile iconic skilled skill talent
passion contribution contributions contributed impact impactful dedication commitment committed admired esteemed
outstanding exceptional successful beautiful invaluable advocate pioneer`);
// Kinds of facts that are invented as a whole: offices, prizes, schools, kinship, works, places and dates.
const telling = set(`university college school degree award awards prize medal champion championship title album song
single series season episode film novel director producer founder president minister member party army navy military
musician singer songwriter actor writer artist politician player coach manager team club league brother sister son
daughter father mother wife husband married born died january february march april june july august september october
november december south north east west city province district charity foundation organization committee council
company industry debut studio solo national international professional percent million billion`);

/** Words of one kind that the best window does not have, as a share of the claim's weight. */
const lost = ({ terms, weight }: ClaimView, kind: (term: Term) => boolean): number =>
  share(
    terms.reduce((sum, term) => sum + (!term.local && kind(term) ? term.weight : 0), 0),
    weight,
    0,
  );

const isName = ({ token }: Term): boolean => token.capital && !token.first;
const isTelling = ({ token }: Term): boolean => telling.has(token.lower);
const isDeed = ({ token }: Term): boolean => /(?:ed|ing)$/u.test(token.lower);

/**
 * What kind of words the claim adds to its best window: names, numbers, offices and prizes, deeds, praise.
 * That a claim is longer than its evidence matters less than with what.
 */
export const contrast: Signal = {
  name: "contrast",
  measures: ["names", "numbers", "telling", "deeds", "common", "others", "praise"],
  measure: ({ view }) => [
    lost(view, isName),
    lost(view, ({ token }) => token.numeric),
    lost(view, (term) => isTelling(term) && !isName(term)),
    lost(view, (term) => isDeed(term) && !isName(term) && !commonWords.has(term.token.lower)),
    lost(view, ({ token }) => commonWords.has(token.lower)),
    lost(
      view,
      (term) =>
        !(isName(term) || term.token.numeric || isTelling(term) || isDeed(term) || commonWords.has(term.token.lower)),
    ),
    lost(view, ({ token }) => praise.has(token.lower)),
  ],
};
