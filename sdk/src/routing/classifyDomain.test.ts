import { describe, expect, test } from "vitest";
import { classifyDomain, createBundle, type DomainName, LEAST_MARGIN } from "../index.ts";

/** Answers written for this test, a few statements each. */
const examples: Readonly<Record<DomainName, readonly (readonly string[])[]>> = {
  general: [
    ["The bridge was opened in 1932.", "It carries eight lanes and two railway tracks."],
    ["Boil the potatoes for twenty minutes.", "Drain them and add butter."],
    ["The band released its third album in 1994.", "It sold two million copies."],
    ["She was elected mayor in 2011.", "She had studied at the University of Graz."],
    ["In a sentence, a clause has a subject and a verb.", "An adverb clause answers when or why."],
    ["The painter Nicolas Poussin died in Rome.", "He left a fortune of $20,000."],
  ],
  finance: [
    ["Revenue rose 12 % to $3.4 billion in the third quarter.", "The company raised its dividend."],
    ["The central bank left its interest rate unchanged.", "Inflation fell to 2.1 %."],
    ["Goodwill is an intangible asset on the balance sheet.", "It arises when a firm pays more than fair value."],
  ],
  science: [
    ["Saturn is less dense than water.", "It orbits the Sun once in 29 years."],
    ["Photosynthesis turns CO2 and water into sugar.", "It takes place in the chloroplasts of plant cells."],
    ["A proton has a positive charge.", "Neutrons and protons make up the nucleus of an atom."],
  ],
  health: [
    ["Ibuprofen may raise blood pressure.", "Adults take at most 1200 mg a day without a prescription."],
    ["Type 2 diabetes often has no symptoms at first.", "Losing weight lowers blood sugar."],
    ["The vaccine was approved for children above five.", "Fever is a common side effect."],
  ],
  law: [
    ["The plaintiff sued for breach of contract.", "The court of appeal affirmed the ruling."],
    ["Under Article 17 of the GDPR a person may ask for erasure.", "The regulation applies since May 2018."],
    ["In Marbury v. Madison the Supreme Court struck down a statute."],
  ],
  code: [
    ["`readFile` returns a Promise.", "In Node.js it takes an AbortSignal: readFile(path, { signal })."],
    ["A Python list is mutable.", "Appending to it takes O(1) amortized time complexity."],
    ["The SQL query joins users() and orders by user_id.", "Its runtime grows with the number of rows."],
  ],
};

describe("classifyDomain", () => {
  test.each(Object.entries(examples).flatMap(([domain, all]) => all.map((claims) => [domain, claims] as const)))(
    "finds %s in %j",
    (domain, claims) => {
      expect(classifyDomain({ claims }).domain).toBe(domain);
    },
  );

  test.each([
    ["German", "general", ["Die Brücke wurde 1932 eröffnet.", "Sie ist 500 Meter lang und hat acht Spuren."]],
    ["German", "health", ["Die Impfung schützt vor der Krankheit.", "Häufige Symptome sind Fieber und Husten."]],
    ["French", "general", ["Le peintre est mort à Rome en 1665.", "Il aimait la lumière du soir."]],
    ["French", "law", ["La Cour de cassation a cassé l'arrêt.", "Le Code civil fixe la règle."]],
    ["Spanish", "general", ["La ciudad tiene dos millones de habitantes.", "El río pasa por el centro."]],
    ["Spanish", "finance", ["El banco central subió el tipo de interés.", "La inflación bajó."]],
    ["Polish", "general", ["Most został otwarty w 1932 roku.", "Ma osiem pasów ruchu."]],
    ["Turkish", "general", ["Köprü 1932 yılında açıldı.", "Sekiz şeridi vardır."]],
    ["Japanese", "general", ["橋は1932年に開通した。", "長さは500メートルである。"]],
    ["Arabic", "general", ["افتتح الجسر عام 1932.", "طوله خمسمئة متر."]],
    ["Russian", "general", ["Мост открыли в 1932 году.", "Его длина пятьсот метров."]],
  ] as const)("does not misroute %s: %s", (_, domain, claims) => {
    expect(classifyDomain({ claims }).domain).toBe(domain);
  });

  test("calls general what stands between two fields, and says how near it was", () => {
    const claims = [
      "The defendant was diagnosed with diabetes.",
      "The vaccine lawsuit came before the court of appeal.",
    ];
    const guess = classifyDomain({ claims });
    expect(guess.domain).toBe("general");
    expect(guess.nearest).not.toBe("general");
    expect(guess.margin).toBeLessThan(LEAST_MARGIN);
  });

  test("calls general what touches on a field once, or by one weak word however often", () => {
    const life = Array.from({ length: 9 }, (_, i) => `He moved house in 19${i}0.`);
    expect(classifyDomain({ claims: [...life, "He died of diabetes."] }).domain).toBe("general");
    expect(classifyDomain({ claims: ["Sleep mode is on.", "Sleep is off.", "The computer may sleep."] }).domain).toBe(
      "general",
    );
  });

  test("hears the prompt too", () => {
    const claims = ["It is caused by weak bones.", "Women over fifty are at risk."];
    expect(classifyDomain({ claims, prompt: "What is osteoporosis?" })).toMatchObject({ domain: "health" });
    expect(classifyDomain({ claims: ["It is old.", "It is long.", "It is wide."] })).toEqual({
      domain: "general",
      nearest: "general",
      margin: 0,
      scores: { finance: 0, science: 0, health: 0, law: 0, code: 0 },
      terms: [],
    });
  });

  test("reads 4,096 long claims in a second", () => {
    const claims = Array.from(
      { length: 4_096 },
      (_, i) => `Claim ${i}: ${"the rate of interest rose again ".repeat(8)}`,
    );
    const { claims: all } = createBundle({ question: "truth", claims });
    const start = performance.now();
    classifyDomain({ claims: all.map(({ text }) => text) });
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
