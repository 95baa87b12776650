import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "#db/client.ts";
import { media } from "#db/schema/media.ts";
import { castOf } from "#db/testing/cast.ts";
import { addFile } from "./commands/add-file.ts";
import { shownName } from "./file-name.ts";
import { serveFile } from "./serve.ts";
import { writeFiles } from "./store.ts";
import { ownDataFolder } from "./testing.ts";
import { PDF } from "./testing-files.ts";

await ownDataFolder();
const cast = await castOf();
const owner = await cast.staff("editor");

/** The headers with which a document of this name is answered. */
async function headersOf(fileName: string, isDownload = true) {
  const storageKey = await writeFiles([{ name: "original.pdf", data: PDF }]);
  const file = { kind: "document", format: "pdf", sha256: "0".repeat(64), bytes: PDF.length } as const;
  const { id } = await addFile(owner, { ...file, storageKey, fileName: shownName(fileName) });
  const { headers } = await serveFile(owner, { id, name: "file", headers: new Headers(), isDownload }, {});
  await db.delete(media).where(eq(media.id, id));
  return headers;
}

test.each([
  ["工作方案.pdf", "%E5%B7%A5%E4%BD%9C%E6%96%B9%E6%A1%88.pdf"],
  ['a"; filename="evil.html', "a%22%3B%20filename%3D%22evil.html"],
  ["a\r\nSet-Cookie: x=1\r\n\r\n<script>.pdf", "aSet-Cookie%3A%20x%3D1%3Cscript%3E.pdf"],
  ["../../etc/passwd", "passwd"],
  ["C:\\\\windows\\\\evil.pdf", "evil.pdf"],
  ["报告\u202efdp.exe", "%E6%8A%A5%E5%91%8Afdp.exe"],
  ["it's (1)*.pdf", "it%27s%20%281%29%2A.pdf"],
  ["a\ud800b.pdf", "a%EF%BF%BDb.pdf"],
  ["\u0000\u200b", "picture"],
])("a document called %j is offered by one name that no header breaks at", async (name, encoded) => {
  const headers = await headersOf(name);
  expect(headers.get("content-disposition")).toBe(`attachment; filename*=UTF-8''${encoded}`);
  expect([...headers.keys()].filter((key) => key === "set-cookie")).toEqual([]);
  expect((await headersOf(name, false)).get("content-disposition")).toBe(`inline; filename*=UTF-8''${encoded}`);
});

test("a name is one line of a length that fits, whatever came", () => {
  expect([...shownName(`${"长".repeat(400)}.pdf`)]).toHaveLength(120);
  expect(shownName("a\nb\tc\u2028d\u2029e")).toBe("abcde");
  expect(shownName("e\u0301.pdf")).toBe("é.pdf");
});
