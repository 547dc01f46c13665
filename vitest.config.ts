import { defineConfig } from "vitest/config";
export default defineConfig({
  test: { include: ["{sdk,worker,gateway,explorer,scripts}/**/*.test.ts"], pool: "forks", maxWorkers: 1 },
});
