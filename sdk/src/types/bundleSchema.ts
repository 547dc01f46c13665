import { z } from "zod";
import { bytes32Schema, textSchema, wellFormedSchema } from "../internal/schemas.ts";
import type { Bundle } from "./bundle.ts";
import { questions } from "./verdict.ts";

/** Most claims that one bundle, and so one request, can hold. */
export const MAX_CLAIMS = 4_096;

/** Schema of one piece of evidence. */
export const evidenceSchema = z.strictObject({
  text: textSchema,
  mediaType: textSchema.exactOptional(),
  title: textSchema.exactOptional(),
  uri: textSchema.exactOptional(),
});

const spanSchema = z
  .tuple([z.int().min(0), z.int().min(1)])
  .refine(([start, end]) => start < end, "must begin before it ends");

const claimSchema = z.strictObject({
  text: textSchema,
  span: spanSchema.exactOptional(),
  evidence: z.array(evidenceSchema).exactOptional(),
  salt: bytes32Schema,
});

/** Schema of a bundle's document; unknown members are refused, since nobody would judge them. */
export const bundleSchema: z.ZodType<Bundle> = z
  .strictObject({
    type: z.literal("mira.bundle"),
    version: z.literal(1),
    question: z.enum(questions),
    output: wellFormedSchema.exactOptional(),
    prompt: wellFormedSchema.exactOptional(),
    evidence: z.array(evidenceSchema),
    claims: z.array(claimSchema).min(1, "must have at least one claim").max(MAX_CLAIMS),
  })
  .check((context) => {
    const { output, claims } = context.value;
    if (!claims.some((claim) => claim.span)) return;
    const points = output === undefined ? [] : Array.from(output);
    for (const [index, { span, text }] of claims.entries()) {
      if (!span || points.slice(span[0], span[1]).join("") === text) continue;
      const message = "must be where the text stands in the output, in Unicode code points";
      context.issues.push({ code: "custom", message, path: ["claims", index, "span"], input: span });
    }
  });
