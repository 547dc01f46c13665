export { type DecomposeClaimsOptions, type DecomposedClaim, decomposeClaims } from "./decomposeClaims.ts";
