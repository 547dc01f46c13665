export { type DecomposeClaimsOptions, type DecomposedClaim, decomposeClaims } from "./decomposeClaims.ts";
export { DecomposeError, type DecomposeErrorCode } from "./decomposeError.ts";
