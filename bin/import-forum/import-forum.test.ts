import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { posts } from "#db/schema/forum.ts";
import { castOf } from "#db/testing/cast.ts";
import { plantBoard } from "#db/testing/forum.ts";

let file: string;
beforeAll(async () => {
  await castOf();
  const board = await plantBoard(null);
  const at = "2020-01-01T08:00:00+08:00";
  const lines = [
    { kind: "person", id: 1, name: "老甲" },
    { kind: "thread", id: 1, board: board.slug, author: 1, title: "题目", at },
    { kind: "post", id: 1, thread: 1, author: 1, text: "一", at },
    { kind: "post", id: 2, thread: 7, author: 1, text: "二", at },
  ];
  file = join(mkdtempSync(join(tmpdir(), "import-forum-")), "forum.jsonl");
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join("\n"));
});

const run = (...args: string[]) => {
  const script = join(import.meta.dirname, "main.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: "utf8" });
  return { status, said: stdout + stderr };
};

test("the command checks without writing, then imports, and says what it refused and where that is written", async () => {
  const checked = run(file, "--source", "old-bbs", "--check");
  expect(checked.said).toContain("people 1, threads 1, posts 1; here before 0; refused 1");
  expect(await db.$count(posts)).toBe(0);
  expect(run(file, "--source", "old-bbs")).toMatchObject({ status: 1 });
  expect(await db.$count(posts)).toBe(1);
  expect(readFileSync(`${file}.refused.csv`, "utf8")).toBe("where,why\r\n4,unknownThread\r\n");
  expect(run(file, "--source", "old-bbs").said).toContain("here before 3; refused 1");
  expect(await db.$count(posts)).toBe(1);
}, 60_000);

test("without a file or a proper name of the source it says how it is used", () => {
  for (const args of [[], [file], [file, "--source", "Old BBS"], ["/nowhere", "--source", "x"]])
    expect(run(...args).said).toContain("npm run import-forum -- ");
}, 60_000);
