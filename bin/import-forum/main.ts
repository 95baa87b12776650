import { existsSync, statSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { csvLines } from "#lib/csv.ts";
import { settings } from "#lib/env.ts";
import { root } from "../launch/bootstrap.mjs";
import { say } from "../launch/say.ts";
import { dataFolder } from "../launch/single.mjs";
import { Trouble } from "../launch/trouble.mjs";
import { reachDatabase } from "./database.ts";

/** `npm run import-forum -- FILE.jsonl|FOLDER --source NAME [--check]`: people, threads and posts of another forum (docs/import.md). */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { source: { type: "string" }, check: { type: "boolean", default: false } },
});
const [path] = positionals;
if (!path || !existsSync(path) || !/^[a-z0-9][a-z0-9-]{0,39}$/.test(values.source ?? ""))
  throw new Trouble({
    zh: "用法：npm run import-forum -- <文件.jsonl 或含三个 CSV 的文件夹> --source <来源名，小写字母、数字、连字符> [--check]",
    en: "Usage: npm run import-forum -- <FILE.jsonl, or a folder with three CSV files> --source <name: a-z, 0-9, -> [--check]",
  });
const source = values.source!;
const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopping.abort());

const database = await reachDatabase(settings(), dataFolder(root));
process.env.DATABASE_URL = database.url;
const { db, sqlClient } = await import("#db/client.ts");
const { importForum } = await import("#domains/forum/imports/import-forum.ts");
const { finishImport } = await import("#domains/forum/imports/commands/finish-import.ts");
const { readCsvFolder, readJsonLines } = await import("#domains/forum/imports/read-files.ts");
const { system } = await import("#domains/kernel/actor.ts");

class Undone extends Error {}
try {
  const rows = () => (statSync(path).isDirectory() ? readCsvFolder(path) : readJsonLines(path));
  const onProgress = ({ counts }: { counts: { post: { added: number; known: number } } }) =>
    process.stdout.write(`\r${counts.post.added + counts.post.known} …`);
  let report: Awaited<ReturnType<typeof importForum>> | undefined;
  const run = async (on: typeof db) => {
    report = await importForum(rows(), { source, on, signal: stopping.signal, onProgress });
  };
  // A check does everything and takes it back.
  if (values.check)
    await db
      .transaction(async (tx) => {
        await run(tx as unknown as typeof db);
        throw new Undone();
      })
      .catch((error) => {
        if (!(error instanceof Undone)) throw error;
      });
  else await run(db);
  const { counts, refused } = report!;
  const figures = { people: counts.person.added, threads: counts.thread.added, posts: counts.post.added };
  if (!values.check) await finishImport(system, { source, ...figures, refused: refused.length });
  const known = counts.person.known + counts.thread.known + counts.post.known;
  say(
    `${values.check ? "检查完毕，未写入：" : "导入完毕："}人员 ${figures.people}、主题 ${figures.threads}、帖子 ${figures.posts}；以前已导入 ${known}；未导入 ${refused.length}。`,
    `${values.check ? "Checked, nothing written: " : "Imported: "}people ${figures.people}, threads ${figures.threads}, posts ${figures.posts}; here before ${known}; refused ${refused.length}.`,
  );
  if (refused.length > 0) {
    const file = `${path.replace(/\/+$/, "")}.refused.csv`;
    writeFileSync(file, csvLines([["where", "why"], ...refused.map(({ where, why }) => [where, why])]));
    say(`未导入的行与原因见 ${file}。`, `The refused rows and why: ${file}.`);
    process.exitCode = 1;
  }
} finally {
  await sqlClient.end({ timeout: 5 });
  await database.leave();
}
