import type { SolidityHooks } from "hardhat/types/hooks";
import type { HardhatPlugin } from "hardhat/types/plugins";

/** Drops the compiler's warnings about files under node_modules; ours stay. */
export const quietDependencies: HardhatPlugin = {
  id: "quiet-dependencies",
  hookHandlers: {
    solidity: async () => ({
      default: async (): Promise<Partial<SolidityHooks>> => ({
        getCompilationJobErrors: async (ctx, job, output, next) =>
          (await next(ctx, job, output)).filter(
            (e) => e.severity === "error" || !e.formattedMessage?.includes("--> ./node_modules/"),
          ),
      }),
    }),
  },
};
