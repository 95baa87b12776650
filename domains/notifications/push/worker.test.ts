import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { proxy } from "#proxy.ts";

process.env.AUTH_SECRET = "a secret of the tests, long enough";
process.env.QINGFENG_WEB_PUSH = "on";

const ORIGIN = "https://qingfeng.example.org";
type Shown = { title: string; options: { body: string; tag: string; data: { address: unknown } } };

/** The script as a browser runs it, with what it may reach. */
function browser(tabs: string[] = []) {
  const shown: Shown[] = [];
  const led: string[] = [];
  const listeners: Record<string, (event: object) => void> = {};
  const self = {
    location: { origin: ORIGIN },
    addEventListener: (name: string, listener: (event: object) => void) => (listeners[name] = listener),
    registration: {
      showNotification: async (title: string, options: Shown["options"]) => shown.push({ title, options }),
    },
    clients: {
      matchAll: async () => tabs.map((url) => ({ url, focus: async () => led.push(`focus ${url}`) })),
      openWindow: async (url: string) => led.push(`open ${url}`),
    },
  };
  runInNewContext(readFileSync("public/push/worker.js", "utf8"), { self, URL });
  const tell = async (name: string, event: object) => {
    let work: Promise<unknown> = Promise.resolve();
    listeners[name]?.({ ...event, waitUntil: (given: Promise<unknown>) => (work = given) });
    await work;
  };
  return {
    ...{ shown, led, listeners: Object.keys(listeners) },
    push: (text: string | null) => tell("push", { data: text === null ? null : { json: () => JSON.parse(text) } }),
    click: (address: unknown) => tell("notificationclick", { notification: { close: () => {}, data: { address } } }),
  };
}

test("a message is shown as it was sent, and one without words, or with broken ones, says that something waits", async () => {
  const { push, shown } = browser();
  await push(JSON.stringify({ title: "清江集团", body: "有必读通报等你阅读", tag: "t", address: "/inbox" }));
  for (const wordless of [null, "{"]) await push(wordless);
  expect(shown[0]).toMatchObject({
    title: "清江集团",
    options: { body: "有必读通报等你阅读", tag: "t", data: { address: "/inbox" } },
  });
  for (const said of shown.slice(1))
    expect(said).toMatchObject({ title: "清风", options: { data: { address: "/inbox" } } });
});

test("a click leads to the tab that is open there, or opens it", async () => {
  const open = browser([`${ORIGIN}/forum`, `${ORIGIN}/inbox`]);
  await open.click("/inbox");
  const shut = browser([`${ORIGIN}/forum`]);
  await shut.click("/inbox");
  expect([open.led, shut.led]).toEqual([[`focus ${ORIGIN}/inbox`], [`open ${ORIGIN}/inbox`]]);
});

test.each(["https://evil.example/", "//evil.example/", "javascript:alert(1)", "\\\\evil.example", 7, undefined])(
  "a click on %s leads to the inbox and out of the house nowhere",
  async (address) => {
    const { click, led } = browser();
    await click(address);
    expect(led).toEqual([`open ${ORIGIN}/inbox`]);
  },
);

test("it listens for messages and clicks, and comes between no page and the house", () => {
  expect(browser().listeners).toEqual(["push", "notificationclick"]);
});

test("the script is served to whoever asks, may load nothing, and is looked up anew each time", async () => {
  const { headers } = await proxy(
    new NextRequest(`${ORIGIN}/push/worker.js`, { headers: { host: "qingfeng.example.org" } }),
  );
  expect(headers.get("x-middleware-next")).toBe("1");
  expect(headers.get("content-security-policy")).toBe("default-src 'none'");
  expect([headers.get("cache-control"), headers.get("x-content-type-options")]).toEqual([
    "public, no-cache",
    "nosniff",
  ]);
});
