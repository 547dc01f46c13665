import type { DomainName } from "../types/domains.ts";

/** A field that has words of its own; what has none of them is general. */
export type SpecialDomain = Exclude<DomainName, "general">;

/**
 * What a field's statements are told by. `strong` terms hardly stand in any other field and count 2, `weak` ones count 1.
 * Terms have commas between; a star stands for any ending; a term of several words must stand as it is.
 */
export type DomainSignals = { strong: string; weak: string; shapes: readonly RegExp[] };

/**
 * Words of the fields, written by hand: English, words that several languages share, and a few of German, French, Spanish,
 * Portuguese and Italian. Whatever is in none of them is general, which loses nothing but a specialised committee.
 */
export const domainSignals: Readonly<Record<SpecialDomain, DomainSignals>> = {
  finance: {
    strong: `accountancy, accounting, accrual*, amortis*, amortiz*, balance sheet, basis points, bond yield, capital gains,
      cash flow, central bank, credit rating, depreciation, dividend*, earnings per share, ebitda, economic growth,
      exchange rate, federal reserve, fiscal year, gdp, goodwill, gross margin, hedge fund, income tax, inflation,
      interest rate, interest rates, ipo, leitzins, market capitalization, monetary policy, mortgage*, mutual fund, nasdaq,
      net income, operating income, price to earnings, quarterly, rendite, share price, shareholder*, stock exchange,
      stock market, tax return, treasury bond, venture capital, zinssatz, zentralbank, aktie, aktien, aktionär*, börse,
      taux d intérêt, chiffre d affaires, actionnaire*, banque centrale, tasa de interés, tipo de interés, accionista*,
      banco central, hipoteca*, taxa de juros, acionista*, tasso d interesse, azionist*, banca centrale`,
    weak: `1040, 1099*, asset*, audit*, bank, banks, banking, bitcoin, bolsa, bourse, broker*, bénéfice, ceo, cfo,
      cryptocurrenc*, currenc*, debt, deficit, earnings, econom*, equity, expenses, financ*, firm, firms, fund, funds,
      gewinn, insur*, invest*, investor*, irs, liabilit*, loan, loans, market share, net worth, patronage, portfolio*,
      pric*, profit*, recession, revenue*, stocks, tax, taxes, taxable, umsatz, wages`,
    shapes: [/[$€£¥]\s?\d[\d.,]*\s?(?:bn\b|billion|million|trillion|m\b|k\b)/giu, /\bQ[1-4]\b/gu],
  },
  science: {
    strong: `aerodynamic*, astronom*, astrophys*, atom, atoms, atomic nucle*, biochem*, biolog*, caldera*, chemical element*,
      chemical react*, chemistry, chromosom*, covalent, dna, eclipse, ecosystem*, electromagnet*, electron, electrons,
      epigenet*, evolutionary, exoplanet*, fossil*, galax*, genome*, geolog*, glide ratio, gravitat*, gravity, hydrogen,
      igneous, isotop*, jupiter, kinetic energy, magma, magnetic field, metamorphic, microorganism*, milky way, molecul*,
      natural selection, nebula*, neptune, nervous system, neutron*, nitrogen, nucleotid*, organism*, periodic table,
      photon*, photosynthes*, physics, planet, planets, planetary, plate tectonic*, polynomial, potential energy,
      prime number, proton*, quantum, radioactiv*, saturn, sedimentary, semiconductor*, solar system, spacecraft, supernova*,
      taxonom*, theorem, thermodynamic*, transistor*, uranus, voltage*, planète*, planeta, planetas, molécul*, molekül*,
      gravitation, photosynthèse, fotosíntesis, átomo*, elektron*, wasserstoff, naturwissenschaft*`,
    weak: `amplif*, bacteria, bacterium, battery, batteries, carbon, cell, cells, chemical*, climate, compound, compounds,
      conductor, crater*, crust, density, element, elements, endocrine, enzyme*, equation*, evolution, evolv*, experiment*,
      fluid*, frequenc*, gas, gases, gene, genes, genetic*, gland*, glide, homogen*, hormon*, hypothes*, inherit*, laborator*,
      lava, lift, mammal*, mass, matter, microscop*, mineral*, mixture*, motion, nuclear, nuclei, nucleus, orbit*, oxygen,
      physicist*, protein*, rock, rocks, satellite*, scientif*, scientist*, sediment*, specimen*, species, stain*, stars,
      stellar, substance*, telescop*, temperature*, vapor*, velocity, volcan*, water molecule`,
    shapes: [/\b(?:H2O|CO2|CH4|NaCl|H2SO4|NH3)\b/gu, /\b\d+(?:\.\d+)?\s?[×x]\s?10\^?[-−]?\d+/gu],
  },
  health: {
    strong: `aerobic, alzheimer*, antibiot*, antidepress*, arthrit*, asthma, blood pressure, blood sugar, bone density, bowel,
      cardiovascular, celiac, chemotherap*, cholesterol, clinical trial, clinical trials, coronavirus, covid, diabet*,
      digestive, disease*, dosage, epidemi*, heart disease, heart failure, heart health, heart rate, hypertens*, icd,
      immune system, inflammat*, insulin, medication*, menstrua*, mental health, mg dl, migraine*, nausea, necrotizing,
      oncolog*, osteopor*, pandemi*, patients, pharmac*, placebo, pneumonia, side effect*, stroke risk, symptom*, syndrome,
      tumor*, tumour*, urine, urinary, vaccin*, weight loss, blutdruck, krankheit*, impfung*, impfstoff*, arzneimittel,
      maladie*, médicament*, tension artérielle, enfermedad*, vacuna*, presión arterial, medicamento*, doença*, malattia,
      malattie, farmac*, sintom*`,
    weak: `abdom*, acid, anxiety, blood, bone, bones, brain damage, calor*, cancer, cardio, care provider, cholest*, clinical,
      constipat*, cure, cures, deaths, deficien*, depression, diagnos*, diarrhea, diet, dietary, dizziness, dmso, doctor,
      dose, doses, drug, drugs, exercis*, fatigue, fever, fitness, flesh eating, fracture*, gluten, healing, health, healthy,
      heart, hormon*, illness*, immun*, infect*, inject*, injur*, kidney*, liver, magnesium, massage*, medical*, medicin*,
      msm, muscle*, nutri*, obes*, outbreak*, oxytocin, pain, patient, physician*, pregnan*, respirat*, skin, sleep, stress,
      supplement*, surger*, surgical, swelling, therap*, toned, treatment*, virus*, vitamin*, wheat, workout*, wound*`,
    shapes: [/\b\d+(?:\.\d+)?\s?(?:mg|mcg|µg|ng|pg)(?:\/(?:d?l|ml|kg|day))?\b/giu, /\bICD-?\d+/gu],
  },
  law: {
    strong: `affidavit*, appellate, breach of contract, civil code, civil rights act, common law, court of appeal,
      criminal code, criminal law, defendant*, employment law, fair employment, federal law, felon*, gdpr, habeas corpus,
      indict*, injunction*, intellectual property, jurisdiction*, lawsuit*, lien, liens, misdemeanor*, negligence, plaintiff*,
      state law, statute*, statutory, subpoena*, supreme court, tort, torts, bundesgerichtshof, bundesverfassungsgericht,
      grundgesetz, kläger*, haftung, gesetzbuch, code civil, cour de cassation, jurisprudence, código civil, código penal,
      tribunal supremo, demandante*, jurisprudencia, corte di cassazione, codice civile, datenschutz*`,
    weak: `amendment*, attorney*, bail, clause*, constitution*, convict*, copyright*, court, courts, damages, disabilit*,
      discriminat*, eligible, employer*, entitle*, gesetz*, infring*, judge, judges, jury, justice, justices, law, laws,
      lawful*, lawyer*, legal*, legislat*, liab*, licens*, litigat*, patent*, plead*, prosecut*, regulation*, ruled, ruling*,
      sentenced, statut*, sued, testif*, trademark*, transfer of, treaty, tribunal*, urteil*, verdict, violat*`,
    shapes: [
      /§+\s?\d+/gu,
      /\b(?:Art\.|Article|Artikel|artículo)\s\d+/gu,
      /\b\d+\sU\.?S\.?C\.?\b/gu,
      /\b[A-Z]\w+\sv\.\s[A-Z]\w+/gu,
      /\bAct\sof\s\d{4}\b/gu,
    ],
  },
  code: {
    strong: `boolean, c#, c++, codebase, command line, compile time, compiler*, css, debugger, dotnet, endpoint*, ethereum virtual,
      garbage collect*, html, http, integer overflow, javascript, json, kubernetes, node js, npm, null pointer, open source,
      operating system*, postgres*, programming language*, pull request*, python, recursion, recursive, refactor*, regex*,
      runtime, software develop*, solidity, source code, sql, stack trace, static typ*, time complexity, typescript,
      unit test*, xml, programmiersprache*, langage de programmation, lenguaje de programación, linguaggio di programmazione`,
    weak: `algorithm*, api, apis, array*, async*, bug, bugs, byte, bytes, cli, compatib*, debug*, desktop, developer*, docker,
      framework*, git, github, java, kernel, library, libraries, linux, linked list, loop, loops, memory, microsoft, object oriented,
      parameter*, parser*, programmer*, programming, repositor*, returns, script*, server*, software, sorted, string, strings,
      subclass*, syntax, thread*, tuple*, unix, variable*, windows`,
    shapes: [
      /```/gu,
      /\b[a-z]+(?:[A-Z][a-z0-9]+)+\(/gu,
      /\b[a-z]+(?:_[a-z0-9]+)+\b/gu,
      /\b\w+\(\)/gu,
      /\bO\((?:n|log|1|m)[^)]*\)/gu,
      /\b\w+\.(?:py|js|ts|rs|cpp|java|go|sol)\b/gu,
      /(?:=>|===?|!==?|&&|\|\||::)/gu,
    ],
  },
};
