import { beforeAll, expect, test, vi } from "vitest";
import { fromBuffer } from "yauzl";
import { castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { GET } from "./route.ts";

const signedIn = vi.hoisted(() => ({ actor: null as Actor | null }));
vi.mock("#domains/edge/current.ts", () => ({
  currentActor: async () => signedIn.actor,
  currentLang: async () => "zh-CN",
}));

const FORMULAS = ['=HYPERLINK("http://x","点")', "+1+1", "-1+1", "@SUM(A1)", "＝1+1"];
let address: string;
beforeAll(async () => {
  const cast = await castOf();
  const author = await cast.member("works-1");
  signedIn.actor = await cast.leader("works");
  const board = await plantBoard(cast.unit("works"));
  const where = { boardId: board.id, unitId: board.unitId };
  const said = FORMULAS.map((text) => ({ by: author, text }));
  await plantThread(where, author, said, { title: "=1+1 怎么算" });
  address = `http://x/desk/boards/${board.id}/export`;
});
const bytesOf = async (query = "") => Buffer.from(await (await GET(new Request(address + query))).arrayBuffer());

test("no cell of a board that is taken out as CSV runs in a spreadsheet, whatever people wrote", async () => {
  const lines = (await bytesOf()).toString("utf8").split("\r\n");
  expect(lines).toHaveLength(FORMULAS.length + 2);
  for (const [at, line] of lines.slice(1, -1).entries()) {
    expect(line).toMatch(/^"?'=1\+1 怎么算/);
    expect(line).toContain(`'${FORMULAS[at]!.replaceAll('"', '""')}`);
  }
});

test("as XLSX every cell is text: the file has no formula", async () => {
  const parts = await unzip(await bytesOf("?format=xlsx"));
  const sheets = [...parts].filter(([name]) => /^xl\/worksheets\/.*\.xml$/.test(name));
  expect(sheets).toHaveLength(1);
  expect(sheets[0]![1]).not.toMatch(/<f[ >]/);
  expect([...parts.values()].join("")).toContain("+1+1");
  const types = [...sheets[0]![1].matchAll(/<c [^>]*>/g)].map(([cell]) => /t="(\w+)"/.exec(cell)?.[1]);
  expect(types.length).toBeGreaterThan(FORMULAS.length);
  for (const type of types) expect(["s", "inlineStr", "str"]).toContain(type);
});

/** The parts of a file of the Office kind, by name. */
const unzip = (file: Buffer) =>
  new Promise<Map<string, string>>((resolve, reject) => {
    const parts = new Map<string, string>();
    fromBuffer(file, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on("entry", (entry) =>
        zip.openReadStream(entry, async (failed, stream) => {
          if (failed) return reject(failed);
          const chunks: Buffer[] = [];
          for await (const chunk of stream) chunks.push(chunk as Buffer);
          parts.set(entry.fileName, Buffer.concat(chunks).toString("utf8"));
          zip.readEntry();
        }),
      );
      zip.on("end", () => resolve(parts));
      zip.readEntry();
    });
  });
