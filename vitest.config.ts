import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    environment: "node",
    include: ["**/*.test.ts", "**/*.test.tsx"],
    exclude: ["node_modules/**", ".next/**", "data/**", "e2e/**"],
    globalSetup: "db/testing/global-setup.ts",
    setupFiles: "db/testing/database.ts",
    // A process a file: the database client, the caches and the environment of one never reach another.
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
