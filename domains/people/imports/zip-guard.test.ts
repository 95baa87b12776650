import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { readFile } from "./read-file.ts";
import { faultOfZip } from "./zip-guard.ts";

type Part = { name: string; content: Buffer | string; declared?: number };

/** A zip of deflated entries; `declared` lies about the unpacked size. */
function zipOf(parts: Part[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, content, declared } of parts) {
    const packed = deflateRawSync(Buffer.from(content as string));
    const size = declared ?? Buffer.byteLength(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(size, 22);
    head.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(at, 42);
    locals.push(head, Buffer.from(name), packed);
    central.push(entry, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(central).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...central, end]);
}

const workbook = { name: "xl/workbook.xml", content: "<workbook/>" };
const sheet = (content: string): Part => ({ name: "xl/worksheets/sheet1.xml", content });

test("a workbook that unpacks to too much is refused in no time, whether it says so or lies", () => {
  const zeros = Buffer.alloc(60 * 1024 * 1024);
  const begun = performance.now();
  const honest = zipOf([workbook, { name: "xl/worksheets/sheet1.xml", content: zeros }]);
  const madeMs = performance.now() - begun;
  expect(honest.length).toBeLessThan(200_000);
  expect(faultOfZip(honest)).toBe("bomb");
  expect(faultOfZip(zipOf([workbook, { name: "xl/worksheets/sheet1.xml", content: zeros, declared: 1_000 }]))).toBe(
    "bomb",
  );
  expect(performance.now() - begun).toBeLessThan(madeMs * 4 + 2_000);
  const many = Array.from({ length: 600 }, (_, n) => ({ name: `a${n}`, content: "x" }));
  expect(faultOfZip(zipOf([workbook, ...many]))).toBe("bomb");
});

test("a cell far out, for which millions of empty ones would be filled in, is refused", () => {
  expect(faultOfZip(zipOf([workbook, sheet(`<c r="A1000000000"><v>1</v></c>`)]))).toBe("tooManyRows");
  expect(faultOfZip(zipOf([workbook, sheet(`<c r='XFD1'><v>1</v></c>`)]))).toBe("tooWide");
  expect(faultOfZip(zipOf([workbook, sheet(`<row r = "999999"/>`)]))).toBe("tooManyRows");
  expect(faultOfZip(zipOf([workbook, sheet(`<row r="2"><c r="CV2"/></row>`)]))).toBeNull();
});

test("what is no workbook, or a broken one, is no table", async () => {
  expect(faultOfZip(zipOf([{ name: "word/document.xml", content: "x" }]))).toBe("notATable");
  expect(faultOfZip(Buffer.from("PK\u0003\u0004"))).toBe("notATable");
  expect(faultOfZip(zipOf([workbook]).subarray(0, 40))).toBe("notATable");
  await expect(readFile(zipOf([workbook, sheet("<not xml")]))).rejects.toMatchObject({
    fields: { file: { key: "notATable" } },
  });
});
