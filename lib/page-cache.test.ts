import { createHash } from "node:crypto";
import { beforeEach, expect, test } from "vitest";

process.env.QINGFENG_PAGE_CACHE_MB = "1";
const { default: PageCache, contentPolicy, markStale, setTrusted } = await import("./page-cache.mjs");
const MB = 1024 * 1024;
const pages = new PageCache();

type Page = { kind: string; html: string; headers: Record<string, string>; status?: number };
const page = (html = "<p>清风</p>", tags: string[] = [], headers = {}): Page => ({
  kind: "APP_PAGE",
  html,
  headers: { "x-next-cache-tags": tags.join(","), ...headers },
});
/** As Next makes a page: asked for, found missing, made, stored. */
async function store(key: string, value = page()) {
  await pages.get(key);
  await pages.set(key, value, {});
  return value;
}
const has = async (key: string) => (await pages.get(key)) !== null;

beforeEach(() => setTrusted(true));

test("what was stored is answered, until something that it shows changes", async () => {
  const value = await store("thread", page("<p>一楼</p>", ["thread:1", "organisation"]));
  await store("other", page("<p>二楼</p>", ["thread:2"]));
  expect((await pages.get("thread"))?.value).toBe(value);
  markStale(["thread:1"]);
  expect(await has("thread")).toBe(false);
  expect(await has("other")).toBe(true);
  await store("thread", page("<p>三楼</p>", ["thread:1"]));
  expect(await has("thread"), "made after the change").toBe(true);
});

test("a change while a page is being made makes it stale", async () => {
  await pages.get("thread");
  markStale(["thread:1"]);
  await pages.set("thread", page("<p>from before the change</p>", ["thread:1"]), {});
  expect(await has("thread")).toBe(false);
});

test("what Next names beside the page counts too, and its own way of dropping does", async () => {
  await pages.get("by-context");
  await pages.set("by-context", page(), { tags: ["column:news"] });
  expect(await has("by-context")).toBe(true);
  await pages.revalidateTag("column:news");
  expect(await has("by-context")).toBe(false);
});

test("never more bytes than allowed: who was read longest ago goes first", async () => {
  const large = page("x".repeat(MB / 8)); // two bytes a sign: four of them do not fit
  for (const key of ["a", "b", "c"]) await store(key, page(large.html));
  expect(globalThis.qingfengPages.bytes).toBeGreaterThan((MB * 3) / 4);
  await pages.get("a");
  await store("d", page(large.html));
  expect(await Promise.all(["a", "b", "c", "d"].map(has))).toEqual([true, false, true, true]);
  expect(globalThis.qingfengPages.bytes).toBeLessThanOrEqual(MB);
});

test("the sum of the bytes is what is stored: a page in another's place, dropped or stale is taken off", async () => {
  const held = () => globalThis.qingfengPages.bytes;
  const told = () => page("x".repeat(1_000), ["t"]);
  await store("a", told());
  const one = held();
  markStale(["t"]);
  await store("a", told());
  expect([await has("a"), held()]).toEqual([true, one]);
  await store("b", told());
  markStale(["t"]);
  await pages.get("b");
  expect(held()).toBe(one);
  await pages.set("a", null);
  expect(held()).toBe(0);
});

test("a page larger than the whole is answered and not kept", async () => {
  await store("small");
  await store("huge", page("x".repeat(MB)));
  expect(await has("huge")).toBe(false);
  expect(globalThis.qingfengPages.bytes).toBeLessThanOrEqual(MB);
});

test("without the news of others nothing is believed, and nothing from before or from meanwhile when it is back", async () => {
  await store("before");
  setTrusted(false);
  expect(await has("before")).toBe(false);
  await store("meanwhile");
  expect(await has("meanwhile")).toBe(false);
  await pages.get("across");
  setTrusted(true);
  await pages.set("across", page(), {});
  expect(await Promise.all(["before", "meanwhile", "across"].map(has))).toEqual([false, false, false]);
  await store("after");
  expect(await has("after")).toBe(true);
  expect(globalThis.qingfengPages.bytes).toBeGreaterThan(0);
});

test("more names of what changed than can be remembered make everything stale, rather than one be forgotten", async () => {
  await store("kept", page("", ["thread:kept"]));
  markStale(Array.from({ length: 50_001 }, (_, n) => `thread:${n}`));
  expect(await has("kept")).toBe(false);
});

test("a stored page runs its own inline scripts, each by its hash, and no other", async () => {
  const [first, second] = ["self.__next_f=[]", 'self.__next_f.push([1,"二"])'];
  const html = `<script>${first}</script><script src="/_next/a.js" async></script><script id="b">${second}</script><script>${first}</script>`;
  const { headers } = await store("page", page(html));
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  expect(headers["content-security-policy"]).toBe(contentPolicy(`${hash(first)} ${hash(second)}`));
  expect(headers["content-security-policy"]).toContain("script-src 'self' 'sha256-");
  expect(headers["content-security-policy"]).not.toMatch(/unsafe|nonce|\*/);
});

test("what is missing, gone or broken says so by its status; what is broken is made anew for the next who asks", async () => {
  const statusOf = async (tag: string) => (await store(tag, page("", [tag]))).status;
  expect([await statusOf("missing"), await statusOf("gone"), await statusOf("broken")]).toEqual([404, 410, 500]);
  expect((await store("well", page())).status).toBeUndefined();
  expect(await Promise.all(["missing", "gone", "broken"].map(has))).toEqual([true, true, false]);
});
