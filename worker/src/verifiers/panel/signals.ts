import { characters } from "./characters.ts";
import { context } from "./context.ts";
import { contrast } from "./contrast.ts";
import { entities } from "./entities.ts";
import { lexical } from "./lexical.ts";
import { numbers } from "./numbers.ts";
import { paraphrase } from "./paraphrase.ts";
import { relations } from "./relations.ts";

/** The signals whose coefficients are fitted, in the order of their families. */
export const signals = { lexical, characters, numbers, entities, contrast, relations, paraphrase, context } as const;
export type SignalName = keyof typeof signals;
