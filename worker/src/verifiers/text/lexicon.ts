import { stemOf } from "./stem.ts";

const groups = (text: string): string[][] =>
  text
    .trim()
    .split(/\s*;\s*/u)
    .map((group) => group.trim().split(/\s+/u).map(stemOf));

/** Words that often stand for each other in statements of fact. Written by hand for this project. */
const alike = groups(`
film movie picture; author writer novelist write pen novel book; marry wife husband spouse wedding bride;
found establish create start launch begin initiate set commence; locate situate based lie near; play star portray role
act appear cast character actor actress performer; receive award win earn gain obtain honour honor prize; release publish issue
put premiere debut; die pass decease kill; birth native hail; attend study graduate educate school university
college degree enrol enroll; serve work hold occupy tenure; job career profession occupation; buy purchase acquire;
sell auction trade; quick fast rapid swift; begin start onset; end finish conclude complete terminate; big large huge
great substantial; small little tiny minor; help assist aid support; show display demonstrate reveal indicate; say
state tell claim report announce declare; doctor physician medic; car vehicle automobile; child kid son daughter;
parent sibling brother sister; lawyer attorney barrister; leader head chief president chair director;
lead head direct run manage; member part belong join; football soccer footballer player; music musician singer song
sing vocal; record album single; team club side squad; match game fixture; beat defeat overcome; goal score; injure
hurt wound; attack assault; police officer; arrest detain; jail prison imprison; crime offence offense; money fund
cash; cost price worth value; increase rise grow raise climb; decrease fall drop decline reduce cut lower lessen;
change alter modify adjust; use utilize employ apply; make produce create manufacture build construct; remove delete
erase uninstall eliminate; choose select pick; need require necessary must; allow permit enable let; prevent stop
avoid block; cause lead result trigger; important key crucial vital essential significant; famous renowned known
notable acclaimed celebrated prominent; area region zone district; town city village municipality; country nation
state; house home residence; sick ill disease condition illness disorder; medicine drug medication treatment therapy; food
meal dish; cook bake roast grill; heat warm hot; cold cool chill; pupil student; teacher professor instructor lecturer;
politician minister senator representative congressman; elect vote election; law legislation act bill; war battle
conflict fight; soldier army military troop; ship boat vessel; plane aircraft airplane jet; company firm business
corporation enterprise; employee worker staff; boss manager; store shop outlet; picture photo photograph image; paint painter
painting art artist; dance dancer; series show program programme television tv; journalist reporter correspondent;
science scientist researcher scholar; research study investigate; discover find detect; invent inventor devise;
religion faith church; priest bishop clergy pastor; king queen monarch ruler emperor; area size extent; age old; year annual
yearly; month monthly; day daily; amount quantity number; about approximately around roughly; several many various
multiple numerous; often frequently commonly usually; contain include comprise consist; type kind sort form; method
technique way approach; problem issue trouble difficulty; goal aim objective purpose; begin originate; style genre;
live reside dwell residence; move relocate transfer; return back; join sign; retire leave quit resign; fire dismiss sack;
succeed follow replace; precede predecessor; collaborate cooperate partner; influence inspire; contribute contribution; british
uk britain english england; american america us usa united; german germany; french france; italian italy; spanish spain;
russian russia; chinese china; japanese japan; indian india; irish ireland; scottish scotland; welsh wales; canadian canada;
australian australia; dutch netherlands; polish poland; swedish sweden; greek greece; turkish turkey; brazilian brazil;
mexican mexico; egyptian egypt; african africa; european europe; asian asia; korean korea; vietnamese vietnam
`);

/** Words that exclude each other when everything else agrees. */
const opposed = groups(`
increase decrease; rise fall; high low; more fewer; more less; large small; big small; long short; old young; old new; 
early late; before after; begin end; start finish; open close; win lose; victory defeat; buy sell; true false; positive negative;
good bad; better worse; best worst; healthy unhealthy; safe dangerous; legal illegal; possible impossible; always never;
all none; all some; many few; most few; everyone nobody; male female; 
north south; east west; northern southern; eastern western; above below; inside outside;
hot cold; warm cold; wet dry; fast slow; strong weak; hard soft; rich poor; alive dead; birth die;
accept reject; allow prohibit; allow forbid; agree disagree; support oppose; succeed fail; pass fail; include exclude; remember forget;
love hate; attack defend; arrive depart; enter leave; import export; lend borrow; gain lose; grow shrink; raise lower;
expand contract; improve worsen; save spend; public private; single married; national international; domestic foreign; urban rural;
minimum maximum; least most; majority minority; same different; similar different; guilty innocent; reveal hide; present absent; sunrise sunset;

professional amateur; temporary permanent; partial complete; ancient modern; toxic harmless; acid base; solid liquid
`);

const similar = new Map<string, Set<number>>();
alike.forEach((group, at) => {
  for (const word of group) similar.set(word, (similar.get(word) ?? new Set()).add(at));
});
const membersOf = new Map<string, readonly string[]>();
for (const [word, ids] of similar)
  membersOf.set(
    word,
    [...new Set([...ids].flatMap((id) => alike[id] ?? []))].filter((each) => each !== word),
  );

const against = new Map<string, Set<string>>();
for (const [a = "", b = ""] of opposed) {
  against.set(a, (against.get(a) ?? new Set()).add(b));
  against.set(b, (against.get(b) ?? new Set()).add(a));
}

/** Stems that may stand for a stem. */
export const synonymsOf = (stem: string): readonly string[] => membersOf.get(stem) ?? [];

/** Stems that exclude a stem. */
export const antonymsOf = (stem: string): ReadonlySet<string> => against.get(stem) ?? new Set();
