/** Words whose full stop need not end a sentence. Latin ones are listed in lower case, without their last full stop. */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u));

/** Something must follow them: no sentence ends here. */
const bound = words(`
  mr mrs ms mx messrs dr prof rev hon gen lt col sgt capt cpt cmdr maj adm gov sen rep pres supt amb st mt ft
  e.g eg i.e ie cf viz vs v.s al approx resp esp incl excl fig figs eq eqs
  hr fr frl z.b zb d.h dh u.a i.d.r bzw ca evtl ggf inkl exkl sog vgl dipl ing geb gest nr str abb
  m mm mme mmes mlle mlles p.ex c.-à-d env
  sra srta srs dra dras ud uds dña dn p.ej
  sig sigg sig.ra dott dott.ssa avv p.es
  dhr mevr drs bijv d.w.z m.b.v
  т.е т.к т.н им ул гл стр см напр проф акад тыс руб
  डॉ श्री د أ م
`);
/** Bound only where a number or a single letter follows: "No. 5", "Art. B", "pp. 3–4", "Jan. 5". */
const numbered = words(`
  no nos p pp ch chap sec sect vol art para pt ed ver v ex n num ref tab app bd kap abs s z núm pág cap рис табл п №
  jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun
`);
/** They stand at the end of a sentence as well; the next word has to tell. */
const open = words(`
  inc ltd co corp pvt pty bros jr sr esq ph.d b.sc m.sc m.phil ph.l d.phil b.tech m.tech ed.d
  dept univ assn ave blvd rd hwy mass calif penn fla tex conn ill mich minn wis ariz ore
  gmbh jh jhd mio mrd chr v.chr n.chr cie ltda s.a s.r.l s.p.a e.v
  г гг в вв и.о обл р
`);
/** They close an enumeration: with a capital after them the sentence is over. */
const trailing = words("etc usw u.s.w o.ä u.ä enz ecc др т.д т.п");
const clock = words("a.m p.m am pm");

/** Units that stand after a number. They may end a sentence, though each is a title or an initial elsewhere: "82 mm." */
const units = words("m mm ft st mt hr g t s h l b k м мм см т л ч с");
/** What a unit follows besides a number: "9.8 m/s", "3 kg/m", "900 sq. ft.", "5 million t". */
const measures = words(
  `${[...units].join(" ")} km cm kg mg µg μg nm mi kn kw mw gb mb tb lb sq. cu. fl. million billion mio mrd км кг млн млрд`,
);

/** Words that open a sentence and are no part of a name. */
const openers = words(`
  the a an this that these those he she it they we i you his her its their our my your there here
  in on at by for from with as but and or so if when while where although though since because before after during until
  however additionally moreover furthermore also then thus therefore meanwhile finally overall instead despite unlike
  it's he's she's they're there's who what why how which to of not no some many most all both each another other others
  according based following please note once additional under over between
  der die das ein eine er sie es wir ihr dieser diese dieses dies im am bei seit nach und aber auch doch wenn als mit
  von zu auf für jedoch außerdem dort hier später sein seine
  le la les un une il elle ils elles ce cet cette ces dans en au aux avec pour mais et puis son sa ses leur on nous
  el los las una él ella ellos ellas este esta estos en con por para pero y su sus lo al del durante
  lo gli nel nella con per ma e suo sua questo questa o os as um uma ele ela no na em com mas
  de het een hij zij ze dit deze en maar ook
  он она оно они это этот эта эти в на с по но и а из для при после когда его её их мы вы я затем позже
`);
/** What follows "5 p.m." without opening a sentence. */
const afterClock = words(`
  est edt cst cdt mst mdt pst pdt et ct mt pt gmt utc bst cet cest ist jst eastern central mountain pacific
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
  january february march april may june july august september october november december
  jan feb mar apr jun jul aug sep sept oct nov dec
`);
/** What makes a single letter before a full stop a name of its own: "vitamin C." */
const lettered = words(
  "vitamin hepatitis type plan grade group class option part phase appendix figure section point degree degrees chapter item question",
);
const ordinalNouns = words(`
  januar jänner februar märz april mai juni juli august september oktober november dezember
  jahrhundert jahrhunderts jahrtausend platz liga klasse auflage weltkrieg weltkriegs mal tag stock etage geburtstag
  lebensjahr lebensjahres kapitel absatz runde spieltag satz sinfonie symphonie
`);
const ordinalArticles = words("der des dem den die das vom zum zur im beim ins");

/** What the words around a full stop say about it. */
export type Surroundings = {
  /** What stands directly before the full stop, to the last whitespace. */
  token: string;
  /** The word before that, or "". */
  before: string;
  /** The next word if a sentence may open with it, else "". */
  next: string;
};

/**
 * Whether a full stop belongs to an abbreviation, an initial or an ordinal number, and does not end the sentence.
 * Where both readings are possible ("Apple Inc. Its …", "Apple Inc. Chairman …") the next word decides.
 */
export function isAbbreviation({ token, before, next }: Surroundings): boolean {
  if (/:\/\/|@|^www\./u.test(token)) return false;
  const word = joinedWord(before, token.toLowerCase());
  const opensSentence = openers.has(next.toLowerCase());
  const beforeNumber = /^\p{N}/u.test(next);
  if (/^\p{Lu}\p{M}{0,2}$/u.test(token)) return isInitial(before, opensSentence, beforeNumber);
  if (units.has(token) && endsMeasure(before, next, opensSentence)) return false;
  if (bound.has(word)) return true;
  if (trailing.has(word)) return next === "";
  if (clock.has(word)) return word.includes(".") && afterClock.has(next.toLowerCase());
  if (/^[vn]$/.test(token) && next === "Chr") return true;
  if (numbered.has(word)) return beforeNumber || (/^(?:\p{Lu}|[ivx]+)$/iu.test(next) && word !== "no");
  if (open.has(word)) return !opensSentence && !beforeNumber;
  if (/^(?:\p{L}{1,2}\.-?)+\p{L}{1,2}$/u.test(word)) return !opensSentence && !beforeNumber;
  if (/^\p{L}\p{M}{0,2}$/u.test(token) && !scriptWithoutInitials.test(token)) return !opensSentence && !beforeNumber;
  if (/^\d{1,3}$/.test(token)) return isGermanOrdinal(before, next, opensSentence);
  return false;
}

/** Abbreviations of several words are also written with spaces: "z. B.", "p. ex.", "т. д.", "5 p. m." */
function joinedWord(before: string, word: string): string {
  const joined = before.toLowerCase() + word;
  return before.endsWith(".") && [bound, trailing, clock].some((list) => list.has(joined)) ? joined : word;
}

const scriptWithoutInitials = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Whether a unit before a full stop belongs to a number, and a capital after it opens a sentence. */
function endsMeasure(before: string, next: string, opensSentence: boolean): boolean {
  if (!/^\p{Lu}/u.test(next)) return false;
  // After what may be a year the letter may stand for that as well: "1990 m. Lietuva", as "1990 г. Москва".
  if (/^[12]\d{3}$/.test(before)) return opensSentence;
  return /^\p{Nd}[\p{Nd}.,'’\u00a0–-]*$/u.test(before) ? /[^.,]$/u.test(before) : measures.has(before.toLowerCase());
}

function isInitial(before: string, opensSentence: boolean, beforeNumber: boolean): boolean {
  // "3.7 V." is a measure; "in 1917 J." need not be one.
  const isMeasure = /^\d+[.,]\d+$/.test(before);
  return !opensSentence && !beforeNumber && !isMeasure && !lettered.has(before.toLowerCase());
}

function isGermanOrdinal(before: string, next: string, opensSentence: boolean): boolean {
  if (ordinalNouns.has(next.toLowerCase())) return true;
  return ordinalArticles.has(before) && /^\p{Lu}/u.test(next) && !opensSentence;
}
