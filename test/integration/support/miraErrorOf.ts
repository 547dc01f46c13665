import { MiraError } from "@mira-protocol/sdk";

/** The typed error that a call must end with; anything else fails the test. */
export async function miraErrorOf(promise: Promise<unknown>): Promise<MiraError> {
  const outcome = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  if (outcome instanceof MiraError) return outcome;
  throw outcome ?? new Error("The call succeeded, where a MiraError was due.");
}
