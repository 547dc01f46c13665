const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u));

/** A line made of nothing but these can say nothing of the world. */
const metaWords = words(`
  a an the of to for in on from by with as and or is are be it this that these those all
  i i'd i've i'll we you your me my can could will would have happy glad
  sure certainly absolutely okay ok yes great thanks thank course understood
  here here's below above following follows provided given supplied presented based according
  answer answers question questions query request response summary summaries overview list breakdown explanation
  concise brief short quick detailed simple complete revised rewritten updated step-by-step bullet points key main
  passage passages text texts article articles document documents information context content input source sources
  summarize summarise summarizes summarizing answering help assist
`);
/** Without one of these a line of the words above is not about the answer itself. */
const cues =
  /\b(?:sure|certainly|absolutely|okay|of course|understood|here(?:'s| is| are)|below|summary|summarize|summarise|answer|response|following|happy to help|glad to help)\b/;
const farewells = [
  /^i hope (?:this|that|it) (?:helps|answers your questions?)(?: you)?$/,
  /^(?:please )?let me know if you (?:have|need|would like|'d like) (?:any|anything|some)?(?: ?(?:other|more|further|additional|else|help|questions|information|clarification|assistance|or|with|this|need))*$/,
  /^(?:please )?feel free to (?:ask|reach out)(?: (?:if you (?:have|need)|any|me|other|more|further|additional|questions|help))*$/,
  /^(?:is there )?anything else i can help (?:you )?with$/,
];
const longest = 160;

/**
 * Whether a line plainly talks about the answer and nothing else: "Sure! Here is a summary of the passage:", "I hope
 * this helps!".
 *
 * It knows a closed vocabulary without names, numbers or negations, so that no statement about the world, and none
 * such as "the passages do not say", can be written in it. English only: what it does not know stays checkable.
 */
export function isBoilerplate(sentence: string): boolean {
  if (sentence.length > longest) return false;
  const plain = sentence
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/[*_#>]+/g, "")
    .trim();
  const end = plain.at(-1) ?? "";
  const bare = plain.replace(/[\s.!?:]+$/u, "");
  if (farewells.some((farewell) => farewell.test(bare.replaceAll(",", "")))) return true;
  const isPleasantry = /^(?:sure|certainly|absolutely|of course|okay|ok|great question)$/.test(bare);
  if (isPleasantry) return end !== "?";
  return (
    (end === ":" || end === "!") && cues.test(bare) && bare.split(/[\s,.!:()]+/u).every((word) => metaWords.has(word))
  );
}
