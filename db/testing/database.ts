import { afterAll, inject } from "vitest";
import { cloneDatabase } from "./clones.ts";

// Runs before each test file is loaded, so that `#db/client.ts` finds the file's own database.
const clone = await cloneDatabase(inject("template"));
process.env.DATABASE_URL = clone.url;

afterAll(async () => {
  await globalThis.qingfengSql?.end({ timeout: 2 });
  await clone.drop();
});
