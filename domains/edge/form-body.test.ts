import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { FORM_MAX_BYTES, faultOfForm } from "./form-body.ts";

type Encode = (value: unknown) => Promise<string | FormData>;
/** React's own client, in the version that Next brings: what it writes is what comes. */
const { encodeReply } = createRequire(import.meta.url)("next/dist/compiled/react-server-dom-turbopack/client.node") as {
  encodeReply: Encode;
};

const MULTIPART = "multipart/form-data; boundary=x";
const PAGE = "http://qingfeng.test/settings";
const send = (body: BodyInit, headers: Record<string, string> = {}) =>
  faultOfForm(new Request(PAGE, { method: "POST", body, headers, duplex: "half" } as RequestInit));
const call = async (args: unknown) => {
  const body = typeof args === "string" ? args : await encodeReply(args);
  return send(body, { "next-action": "7f".padEnd(42, "0") });
};
const raw = (parts: Record<string, string | string[]>) => {
  const form = new FormData();
  for (const [name, values] of Object.entries(parts)) for (const value of [values].flat()) form.append(name, value);
  return form;
};
const called = (parts: Record<string, string | string[]>) => send(raw(parts), { "next-action": "x" });
const form = () => raw({ threadId: "1", text: "$F1", "unitIds[]": ["a", "b"] });

test.each([
  ["before the first submit", { status: "idle" }],
  ["after one", { status: "done", value: { id: "1", tags: ["a"], payload: { at: new Date(), n: -0 } }, at: 1 }],
  ["after a refusal", { status: "error", message: "$x", fields: {}, values: { text: '$F1 "$Q1' }, errorId: undefined }],
])("what React's client writes for a form %s is let through", async (_, before) => {
  expect(await call([before, form()])).toBeNull();
});

test.each([
  ["no arguments", []],
  ["only the state", [{ status: "idle" }]],
  ["a form first", [form(), { status: "idle" }]],
  ["an object for the form", [{ status: "idle" }, { text: {} }]],
  ["one argument more", [{ status: "idle" }, form(), 1]],
  ["a map in the state", [{ value: new Map([[1, 2]]) }, form()]],
  ["a set", [{ value: new Set([1]) }, form()]],
  ["bytes", [{ value: new Uint8Array(8) }, form()]],
  ["a promise", [{ value: Promise.resolve(1) }, form()]],
  ["a large number", [{ value: 10n }, form()]],
  ["an iterator", [{ value: [1].values() }, form()]],
  ["a stream", [{ value: new Response("x").body }, form()]],
  ["a second form", [{ value: form() }, form()]],
])("a call with %s is refused before React decodes it", async (_, args) => {
  expect(await call(args)).toBe(400);
});

test.each<[string, Record<string, string | string[]>]>([
  ["a reference to another part", { "0": '[{"a":"$1:aa:aa"},"$K1"]', "1": "{}" }],
  ["a reference to itself", { "0": '[{"a":"$0:0"},"$K1"]' }],
  ["a function of the server", { "0": '[{"a":"$F1"},"$K1"]', _1_x: "1" }],
  ["a reference that is spelled otherwise", { "0": '[{"a":"\\u0024F1"},"$K1"]' }],
  ["a part beside it", { "0": '[{},"$K1"]', "1": '{"then":"$1:__proto__:then"}' }],
  ["the arguments twice", { "0": ['[{},"$K1"]', '["$F1"]'] }],
  ["no JSON", { "0": "[" }],
  ["nothing", {}],
  ["a tower of lists", { "0": `[{"a":${"[".repeat(50)}${"]".repeat(50)}},"$K1"]` }],
  ["a tower that breaks the stack", { "0": `[{"a":${"[".repeat(200_000)}${"]".repeat(200_000)}},"$K1"]` }],
])("so is one with %s", async (_, parts) => {
  expect(await called({ _1_text: "x", ...parts })).toBe(400);
});

const descriptor = `{"id":"${"7f".padEnd(42, "0")}","bound":"$@1"}`;
const plain = { $ACTION_REF_1: "", "$ACTION_1:0": descriptor, "$ACTION_1:1": '[{"status":"idle"}]', $ACTION_KEY: "k1" };

test("a form without JavaScript is let through as React writes it, and with anything else in it is not", async () => {
  expect(await send(raw({ ...plain, text: "$F1" }))).toBeNull();
  expect(await send(raw({ lang: "en" })), "a form that is no action").toBeNull();
  const foreign: Record<string, string | string[]>[] = [
    { "$ACTION_1:0": '{"id":"constructor","bound":null}' },
    { "$ACTION_1:0": [descriptor, descriptor] },
    { "$ACTION_1:1": '["$F1"]' },
    { "$ACTION_1:1": '[{"a":"$Q1"}]' },
    { "$ACTION_1:1": "[1,2]" },
    { "$ACTION_1:2": "{}" },
    { $ACTION_ID_7f: "" },
    { "$ACTION_1:__proto__": "x" },
  ];
  for (const more of foreign) {
    expect(await send(raw({ ...plain, ...more })), JSON.stringify(more)).toBe(400);
  }
});

test.each([
  ["without a boundary", "multipart/form-data", "x"],
  ["that does not begin with it", MULTIPART, "x"],
  ["that is empty", MULTIPART, ""],
  ["that ends early", MULTIPART, '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1'],
  ["with a nameless part", MULTIPART, "--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--"],
])("a multipart body %s is refused", async (_, type, body) => {
  expect(await send(body, { "content-type": type })).toBe(400);
});

test("a call that is no form is refused, a page that is asked with some other body is not our affair", async () => {
  expect(await call("[]")).toBe(400);
  expect(await send("[]", { "content-type": "application/json" })).toBeNull();
  expect(await send("a=1", { "content-type": "application/x-www-form-urlencoded" })).toBeNull();
});

test("a body is too large when it is, whatever it says: without a length it is counted", async () => {
  let sent = 0;
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024).fill(++sent)),
  });
  expect(await send(endless, { "content-type": "text/plain" })).toBe(413);
  expect(sent).toBeLessThan(FORM_MAX_BYTES / (64 * 1024) + 4);
});
