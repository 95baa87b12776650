import { expect, test } from "vitest";
import { apart } from "./apart.ts";

const SCRIPT = "domains/kernel/testing/apart.ts";
const LITTLE = { heapMb: 64, withinMs: 20_000 };
const SOON = { heapMb: 64, withinMs: 300 };

test("bytes go there and come back; what is refused there is refused here, and a fault of ours is told as one", async () => {
  const bytes = new Uint8Array(3_000_000).fill(7);
  expect(await apart(SCRIPT, { deed: "echo", bytes })).toEqual({ length: 3_000_000, back: Buffer.from(bytes) });
  await expect(apart(SCRIPT, { deed: "refuse" })).rejects.toMatchObject({
    code: "invalid",
    fields: { file: { key: "docxBroken", values: { row: 3 } } },
  });
  await expect(apart(SCRIPT, { deed: "fail" })).rejects.toThrow("a fault of ours");
});

test("what takes too much memory or too long ends there, and nothing of it is felt here", async () => {
  const before = process.memoryUsage().rss;
  expect(await apart(SCRIPT, { deed: "hold 200 MB" })).toBe(200);
  expect(await apart(SCRIPT, { deed: "hold 200 MB" }, LITTLE)).toBeNull();
  expect(await apart(SCRIPT, { deed: "hang" }, SOON)).toBeNull();
  expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
});

test("it knows no secret of ours, reads nothing but the code and writes nothing", async () => {
  process.env.QINGFENG_SECRET_OF_A_TEST = "x";
  expect(await apart(SCRIPT, { deed: "look out" })).toEqual({
    names: ["NODE_ENV"],
    read: "ERR_ACCESS_DENIED",
    beside: "ERR_ACCESS_DENIED",
    write: "ERR_ACCESS_DENIED",
  });
});
