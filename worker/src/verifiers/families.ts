/** Model families as numbers, as a validator declares them on chain: what shares a family may share its errors. */
export const families = {
  lexical: 1,
  characters: 2,
  numbers: 3,
  entities: 4,
  contrast: 5,
  relations: 6,
  paraphrase: 7,
  context: 8,
  arithmetic: 9,
  structured: 10,
} as const;
export type FamilyName = keyof typeof families;
