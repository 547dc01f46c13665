import { type Bundle, MAX_BUNDLE_BYTES, parseBundle } from "@mira-protocol/sdk";
import type { Hex } from "viem";
import { errorText } from "../common/errorText.ts";
import { wait } from "../common/wait.ts";
import { WorkerError } from "../common/workerError.ts";
import type { Place, PlaceAnswer } from "./place.ts";
import { readFromDirectory } from "./readFromDirectory.ts";
import { readFromUrl } from "./readFromUrl.ts";

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 5_000;

/** Gets bundles from the places that the operator trusts to have them; what they send is checked by its hash. */
export type ContentReader = {
  /**
   * Reads a bundle from the first place that has it, asking again until `signal` ends while a place may still get it.
   *
   * @throws WorkerError `CONTENT_UNAVAILABLE`, with what each place said
   */
  read(bundleHash: Hex, signal: AbortSignal): Promise<Bundle>;
};

/** What {@link createContentReader} takes. */
export type ContentReaderParameters = {
  places: readonly Place[];
  /** Longest bundle, bytes; 32 MiB unless given. */
  maxBytes?: number;
  /** Time for one answer, milliseconds; 10,000 unless given. */
  timeout?: number;
};

/**
 * Creates a reader over directories and base URLs. A request's own content URI is never fetched: it is the requester's
 * word, and might point anywhere.
 *
 * @example
 * const reader = createContentReader({ places: [{ kind: "directory", path: "/srv/bundles" }] });
 * const bundle = await reader.read(header.bundleHash, AbortSignal.timeout(10_000));
 */
export function createContentReader(parameters: ContentReaderParameters): ContentReader {
  const { places, maxBytes = MAX_BUNDLE_BYTES, timeout = 10_000 } = parameters;

  const ask = (place: Place, name: string, signal: AbortSignal): Promise<PlaceAnswer> =>
    place.kind === "directory"
      ? readFromDirectory(place.path, name, maxBytes)
      : readFromUrl(place.url, name, maxBytes, AbortSignal.any([signal, AbortSignal.timeout(timeout)]));

  const read = async (bundleHash: Hex, signal: AbortSignal): Promise<Bundle> => {
    const name = fileNameOf(bundleHash);
    const answers = new Map<Place, string>();
    const refusing = new Set<Place>();
    for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      for (const place of places) {
        if (refusing.has(place)) continue;
        const answer = await ask(place, name, signal);
        if (answer.kind === "bytes") {
          const bundle = parse(answer.bytes, bundleHash, maxBytes);
          if (typeof bundle !== "string") return bundle;
          answers.set(place, bundle);
          refusing.add(place);
          continue;
        }
        answers.set(place, answer.why);
        if (answer.kind === "refused") refusing.add(place);
      }
      if (signal.aborted || refusing.size === places.length) break;
      await wait(pause, signal);
      if (signal.aborted) break;
    }
    const said = places.map((place) => `${nameOf(place)}: ${answers.get(place) ?? "not asked"}`);
    throw new WorkerError("CONTENT_UNAVAILABLE", said.join("; "));
  };

  return { read };
}

/** The hash comes from the chain and so has this form; whatever has not must not become a path. */
function fileNameOf(bundleHash: Hex): string {
  if (!/^0x[0-9a-f]{64}$/.test(bundleHash)) throw new WorkerError("CONTENT_UNAVAILABLE", "not a bundle's hash");
  return `${bundleHash}.json`;
}

/** The bundle, or why the bytes are none. */
function parse(bytes: Uint8Array, expectedHash: Hex, maxBytes: number): Bundle | string {
  try {
    return parseBundle(bytes, { expectedHash, maxBytes });
  } catch (error) {
    return errorText(error);
  }
}

const nameOf = (place: Place): string => (place.kind === "directory" ? place.path : place.url.host);
