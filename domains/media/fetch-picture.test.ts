import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { fetchPicture } from "./fetch-picture.ts";
import { UPLOAD_MAX_BYTES } from "./limits.ts";

const PACKED = { br: brotliCompressSync("picture"), gzip: gzipSync("picture"), identity: Buffer.from("picture") };

let asked = 0;
let accepted: string | undefined;
const server = createServer((request, reply) => {
  asked += 1;
  accepted = request.headers["accept-encoding"] as string | undefined;
  const packing = request.url?.slice("/packed/".length) as keyof typeof PACKED;
  if (packing in PACKED) return reply.setHeader("content-encoding", packing).end(PACKED[packing]);
  if (request.url === "/cut") return reply.writeHead(200, { "content-length": 9 }).write("pic", () => reply.destroy());
  if (request.url === "/on") return reply.writeHead(302, { location: "/picture" }).end();
  if (request.url === "/gone") return reply.writeHead(404).end("x");
  if (request.url === "/large") return reply.end(Buffer.alloc(UPLOAD_MAX_BYTES + 1));
  return reply.end("picture");
});
let origin: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.QINGFENG_PASTE_ORIGINS = origin;
});
afterAll(() => server.close());
beforeEach(() => {
  asked = 0;
});

const elsewhere = { code: "invalid", fields: { form: { key: "pictureElsewhere" } } };

test("a picture is taken from an origin that the settings name", async () => {
  expect(Buffer.from(await fetchPicture(`${origin}/picture?wx_fmt=png`)).toString()).toBe("picture");
});

test.each([
  ["another host", () => "http://127.0.0.2:9/x.png"],
  ["another port", () => origin.replace(/\d+$/, "1")],
  ["a name that ends alike", () => `${origin}.evil.example/x`],
  ["an address with a person in it", () => origin.replace("//", "//a:b@")],
  ["another scheme", () => "file:///etc/passwd"],
  ["no address at all", () => "x"],
])("%s is not asked", async (_, address) => {
  await expect(fetchPicture(address())).rejects.toMatchObject(elsewhere);
  expect(asked).toBe(0);
});

test("no redirect is followed, what is missing or too large is refused", async () => {
  await expect(fetchPicture(`${origin}/on`)).rejects.toMatchObject(elsewhere);
  expect(asked).toBe(1);
  await expect(fetchPicture(`${origin}/gone`)).rejects.toMatchObject(elsewhere);
  await expect(fetchPicture(`${origin}/cut`)).rejects.toMatchObject(elsewhere);
  await expect(fetchPicture(`${origin}/large`)).rejects.toMatchObject({ code: "too_large" });
});

test.each(["br", "gzip", "identity"])("what comes packed as %s is refused, and unpacked by nobody", async (packing) => {
  await expect(fetchPicture(`${origin}/packed/${packing}`)).rejects.toMatchObject(elsewhere);
  expect([asked, accepted]).toEqual([1, "identity"]);
});
