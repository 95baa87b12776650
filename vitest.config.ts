import { defineConfig } from "vitest/config";

/** What asks no database and keeps nothing between tests. */
const PLAIN = ["lib", "components", "messages", "security"].map((room) => `${room}/**/*.test.{ts,tsx}`);
const NEVER = ["node_modules/**", ".next/**", "data/**", "e2e/**"];

/** Some two hundred files that each process reads anew: in one, a test file is ready a third of a second sooner. */
const DRIZZLE = ["", "/pg-core", "/postgres-js", "/postgres-js/migrator"].map((part) => `drizzle-orm${part}`);

export default defineConfig({
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    environment: "node",
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      // Fifty files one after another in the same process: loading it anew takes longer than they do.
      { extends: true, test: { name: "plain", include: PLAIN, exclude: NEVER, isolate: false } },
      {
        extends: true,
        test: {
          name: "house",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...NEVER, ...PLAIN],
          deps: { optimizer: { ssr: { enabled: true, include: DRIZZLE } } },
          globalSetup: "db/testing/global-setup.ts",
          // A process a file: the database client, the caches and the environment of one never reach another.
          setupFiles: "db/testing/database.ts",
        },
      },
    ],
  },
});
