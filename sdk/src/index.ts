export type { Bundle, Claim, Evidence } from "./types/bundle.ts";
export { type Answer, answers, type Question, questions, type Verdict, verdicts } from "./types/verdict.ts";
