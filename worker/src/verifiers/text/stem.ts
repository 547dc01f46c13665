const cache = new Map<string, string>();
const cacheLimit = 50_000;

/** `base=form,form`: forms that no rule of `strip` reaches. */
const irregular = new Map(
  `
birth=born,births die=died,dies,dying,death,deaths,dead write=wrote,written win=won,wins,winning,winner lead=led
begin=began,begun become=became make=made,making take=took,taken give=gave,given go=went,gone leave=left
sing=sang,sung,song run=ran child=children man=men woman=women foot=feet tooth=teeth life=lives wife=wives
sell=sold buy=bought hold=held meet=met teach=taught think=thought grow=grew,grown know=known,knew build=built
lose=lost,loss,losing send=sent spend=spent fight=fought find=found say=said tell=told feel=felt keep=kept
pay=paid fall=fell,fallen choose=chosen,chose speak=spoke,spoken break=broke,broken draw=drew,drawn
marry=married,marriage,marries,wed large=larger,largest good=better,best bad=worse,worst mouse=mice
analysis=analyses criterion=criteria rise=rose,risen,rises
`
    .trim()
    .split(/\s+/u)
    .flatMap((entry) => {
      const [base = "", forms = ""] = entry.split("=");
      return forms.split(",").map((form) => [form, base] as const);
    }),
);

const derivations =
  "ational ically ization isation fulness ation ition ively ment ness ally ity ion ive ful ous ly al er or".split(" ");

const strip = (word: string): string => {
  let stem = word;
  if (stem.endsWith("sses")) stem = stem.slice(0, -2);
  else if (stem.endsWith("ies") && stem.length > 4) stem = `${stem.slice(0, -3)}y`;
  else if (stem.endsWith("s") && !/(?:ss|us|is)$/u.test(stem) && stem.length > 3) stem = stem.slice(0, -1);
  const cut = stem.endsWith("ing") ? 3 : stem.endsWith("ed") ? 2 : 0;
  if (cut > 0 && stem.length - cut >= 3 && /[aeiouy]/u.test(stem.slice(0, -cut))) {
    stem = stem.slice(0, -cut);
    if (/([bdfgmnprt])\1$/u.test(stem)) stem = stem.slice(0, -1);
  }
  const ending = derivations.find((each) => stem.endsWith(each) && stem.length - each.length >= 4);
  if (ending !== undefined) stem = stem.slice(0, -ending.length);
  if (stem.endsWith("y") && stem.length > 3) stem = `${stem.slice(0, -1)}i`;
  if (stem.endsWith("e") && stem.length > 4) stem = stem.slice(0, -1);
  return stem;
};

/**
 * A light English stem of a lower-case word: plural, tense and the commonest derivations are taken off, so that
 * `performed`, `performing` and `performer` meet. Words of other scripts are returned as they are.
 */
export const stemOf = (word: string): string => {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const base = irregular.get(word) ?? word;
  const stem = /^[a-z]{4,40}$/u.test(base) ? strip(base) : base;
  if (cache.size >= cacheLimit) cache.clear();
  cache.set(word, stem);
  return stem;
};
