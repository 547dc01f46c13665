import { expect, test } from "vitest";
import { splitSentences } from "./splitSentences.ts";

// One sentence a "|".
test.each<[name: string, text: string]>([
  ["titles", "Dr. Lee met Mrs. Day and Prof. Öz.| St. John's is near Mt. Fuji."],
  ["Latin abbreviations", "Fruit, e.g. Apples, i.e. Malus, cf. Smith vs. Jones et al. 2004.| Pears etc.| Then plums."],
  ["initials", "J. R. R. Tolkien and C.S. Lewis met Michael B. Jordan.| He left."],
  ["a letter that ends a sentence", "He fought Charles V.| He lost.| It is rich in vitamin C.| Oranges are, too."],
  ["degrees", "Heat it to 350 degrees F.| Place it inside."],
  [
    "countries",
    "The U.S. Navy sailed.| He left the U.S.| In the U.K. Parliament, he spoke.| She came from Washington, D.C.| However, she left.",
  ],
  ["companies", "Apple Inc. Chairman Cook of Foo Co. Ltd. spoke.| He runs Apple Inc.| It grew."],
  ["times", "It began at 5 p.m. EST on Monday.| It ended at 9 a. m.| John slept.| At 5 p.m. Monday it rained."],
  ["numbers", "See No. 5 on pp. 3–4 of vol. 2, Jan. 5.| I said no.| He came.| It cost $3.5 million in v1.2.3."],
  [
    "units after a number",
    "It is 11.64 m.| Its base is 82 mm.| The top is 5 ft.| The rest cost $5 m.| Costs rose.| It took 3 g.| Water took 5 t.| Grain too.",
  ],
  [
    "units after other units",
    "It runs at 5 km/h.| Cars pass at 9.8 m/s.| Beams weigh 3 kg/m.| The flat has 1,200 sq. ft.| Mary eats 5 million t.| Rice is cheap.",
  ],
  [
    "units that a sentence goes on after",
    "He is 5 ft. 6 in. tall.| At 8 m. below it is cold.| In 1905 A. Einstein wrote to M. Dupont.| On May 5 J. R. R. Tolkien spoke.",
  ],
  ["large units", "It has 3.7 V.| Batteries last.| It holds 5 L.| The lid is red."],
  [
    "sentences that open low or with a digit",
    "It grew.| iPhone sales fell.| mRNA is used.| 12 people died.| $5 was paid.",
  ],
  [
    "domains and addresses",
    "See https://a.org/x?y=1.2! or mail to a.b@c.co.| Node.js runs.| Visit www.x.co.| Then stop.",
  ],
  ["ellipses", "Well... he left… and came back.| She waited...| Nobody came…| The end."],
  ["quotations within", 'He said "Stop! Go." and left.| She said, “Yes. I will.”| They wed.| "No!" he cried.'],
  ["a quotation that is the whole", '"It is. | It was."'],
  ["parentheses", "It rose (see Fig. 3. It is big) fast.| (He knew. He said so.)| Done."],
  ["citations", "It opened in 1999.[1]| It closed.[2][3]| By Lee, D. (1969).| Title here."],
  ["a missing space", "They left by eight.|The others stayed.| Math.Random is a function."],
  ["code and formulas", "Use `a. B` now.| Then $5! = 120$. holds, and 5! = 120.| Let \\(x. Y\\) be."],
  ["emphasis", "**It is so.**| _It was so._| *So* it goes."],
  ["marks together", "What?!| No!!!| Yahoo! is a firm."],
  ["inline numbering", "1. Open it. | 2. Close it."],
  ["lower case throughout", "he went home. | then he slept etc. and woke."],
  [
    "German",
    "Am 3. Mai kam Dr. Öz z. B. in die 2. Liga.| Es gab d.h. usw.| Er sagte: „Ja. Gut.“| Dann »Nein. Nie.« im 19. Jahrhundert.",
  ],
  ["German units", "Er misst 5 m.| Der See ist 1500 m.| Die Stadt hat 3 t.| Kohle fehlt."],
  [
    "years",
    "Im Jahr 44 v. Chr. starb Cäsar.| Er war alt.| 1990 m. Lietuva tapo laisva.| W 1990 r. Polska głosowała.| En 500 a. C. Roma era pequeña.",
  ],
  ["French", "M. Dupont a dit : « Oui. Bien sûr. »| Puis Mme Curie, p. ex. Marie, est partie.| L'an 2000."],
  ["Spanish", "¿Qué pasó?| ¡Nada!| El Sr. García y la Dra. Paz llegaron.| Él dijo «Sí. No.» ayer."],
  ["Italian", "Il sig. Rossi e la sig.ra Bianchi.| Perché?| È tardi."],
  ["Russian", "В 1990 г. он жил в г. Москва.| А. С. Пушкин и др. писали.| Т.е. много и т.д.| Далее и т. п.| Конец."],
  ["Greek", "Ήταν αργά.| Έφυγε!"],
  ["Chinese", "他说：“你好。”|然后走了。|真的吗？|3.5％，圆周率约为3．14。|（见图。）|好！"],
  ["Japanese", "「はい。行きます。」と言った。|終わり。|本当？|はい！"],
  ["Korean", "그는 갔다.| 정말?| 네, 3.5배입니다."],
  ["Arabic", "هل هذا صحيح؟| نعم.| جاء د. أحمد۔| لا!"],
  ["Hindi", "राम घर गया।| डॉ. शर्मा आए।| क्या?| हाँ॥"],
  ["Armenian", "Նա գնաց։| Նա եկավ։"],
  ["Amharic", "እሱ ሄደ።| መጣች።"],
  ["Thai has no mark", "ประโยคแรก ประโยคที่สอง"],
])("%s", (_, marked) => {
  const expected = marked.split("|").map((part) => part.trim());
  const text = marked.replaceAll("|", "");
  expect(splitSentences(text, 0, text.length).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
});

test("offsets are those of the whole text", () => {
  expect(splitSentences("xx One. Two. yy", 3, 12)).toEqual([
    { start: 3, end: 7 },
    { start: 8, end: 12 },
  ]);
});

test("a long quotation is cut after all", () => {
  const sentence = "This is said by somebody at some length. ";
  const text = `He wrote: "${sentence.repeat(9).trim()}" and left.`;
  expect(splitSentences(text, 0, text.length)).toHaveLength(9);
});
