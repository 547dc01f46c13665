import type { Bundle } from "../types/bundle.ts";
import { MAX_CLAIMS } from "../types/bundleSchema.ts";
import { type CreateBundleParameters, createBundle } from "./createBundle.ts";

/**
 * Makes as many bundles as the claims need, of at most `size` claims each, in order. All carry the same question,
 * output, prompt and evidence. Each is a request of its own.
 *
 * @param size 1 to 4,096, which is the default.
 * @throws MiraError `BUNDLE_INVALID` as {@link createBundle} does
 *
 * @example
 * const bundles = splitBundle({ question: "truth", claims: tenThousandClaims });
 * bundles.map((bundle) => bundle.claims.length); // [4096, 4096, 1808]
 */
export function splitBundle(parameters: CreateBundleParameters, size: number = MAX_CLAIMS): readonly Bundle[] {
  const step = Math.max(1, Math.min(MAX_CLAIMS, Math.trunc(size)));
  const starts = Array.from({ length: Math.max(1, Math.ceil(parameters.claims.length / step)) }, (_, i) => i * step);
  return starts.map((start) => createBundle({ ...parameters, claims: parameters.claims.slice(start, start + step) }));
}
