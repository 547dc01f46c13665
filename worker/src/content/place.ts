/** Where bundles may lie, each as `<bundleHash>.json`. */
export type Place =
  | { kind: "directory"; path: string }
  /** A base URL of http or https; it is the operator's choice, never a requester's. */
  | { kind: "url"; url: URL };

/** What a place said of one bundle. */
export type PlaceAnswer =
  | { kind: "bytes"; bytes: Uint8Array }
  /** Not there, or the place did not answer: it may come. */
  | { kind: "missing"; why: string }
  /** There, and not what was asked for. */
  | { kind: "refused"; why: string };
