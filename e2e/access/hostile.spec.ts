import { request } from "node:http";
import { hiddenFields } from "../door.ts";
import { addressOf, expect, submit, test } from "./objects.ts";
import { ORIGIN } from "./people.ts";

/** Values of every wrong kind. */
const WRONG: unknown[] = [
  null,
  true,
  0,
  -1,
  1e21,
  "",
  "1",
  "1abc",
  "0x10",
  [],
  [[]],
  {},
  { $ne: null },
  "\u0000",
  "９",
  "a".repeat(5_000),
];

test("type fuzz: a wrong value in any field is a refusal, never an error", async ({ as, objects }) => {
  test.setTimeout(90_000);
  const asks = await as("member-works-1");
  const right: Record<string, Record<string, unknown>> = {
    "/api/forum/reactions": { postId: objects.post, kind: "agree", on: true },
    "/api/forum/read": { threadId: objects.thread, number: 1 },
  };
  for (const [path, body] of Object.entries(right)) {
    for (const field of Object.keys(body)) {
      for (const value of WRONG) {
        if (field === "on" && [true, "", "1"].includes(value as never)) continue; // as forms say it
        if (field === "number" && ["1", 0, true, 1e21].includes(value as never)) continue;
        const answer = await asks(path, { method: "POST", data: JSON.stringify({ ...body, [field]: value }) });
        expect
          .soft([400, 404, 429], `${path} ${field}=${JSON.stringify(value)?.slice(0, 40)}: ${answer.status()}`)
          .toContain(answer.status());
      }
    }
  }
  for (const id of [
    "1",
    "1abc",
    "null",
    "[]",
    "{}",
    "%00",
    "'",
    "..",
    "%2e%2e",
    "-1",
    "9".repeat(40),
    "０１",
    encodeURIComponent("😀"),
  ]) {
    const addresses = [
      ...[`/forum/threads/${id}`, `/forum/boards/${id}`, `/bulletins/${id}`, `/cases/${id}`, `/bulletins/before/${id}`],
      ...[`/flags/${id}`, `/history/${id}`, `/write/edit/${id}`, `/write/reply/${id}/${id}`, `/write/thread/${id}`],
      ...[
        `/decisions/${id}`,
        `/units/${id}`,
        `/bulletins/columns/${id}`,
        `/cases/kinds/${id}`,
        `/desk/boards/${id}`,
        `/api/media/${id}/${id}`,
        `/api/live?topic=thread:${id}`,
      ],
      ...[
        `/api/forum/mentions?thread=${id}`,
        `/api/forum/mentions?board=${id}&q=${id}`,
        `/forum/threads/${objects.thread}/${id}`,
      ],
    ];
    for (const path of addresses) {
      const { pathname } = new URL(path, "http://x");
      if (!pathname.includes(id)) continue;
      const answer = await asks(path);
      expect.soft([400, 404, 307, 308], `${path}: ${answer.status()}`).toContain(answer.status());
    }
    expect.soft((await asks(`/api/me/forum/threads/${id}`)).status(), `/api/me/forum/threads/${id}`).toBeLessThan(500);
  }
  const wrongFields: Record<string, string>[] = [
    { threadId: "1abc" },
    { threadId: "" },
    { "threadId[]": "x" },
    { parentNumber: "-1" },
    { parentNumber: "x" },
    { text: "" },
  ];
  for (const fields of wrongFields) {
    const answer = await submit(asks, `/forum/threads/${objects.thread}`, 'name="text"', {
      text: "错的字段",
      ...fields,
    } as Record<string, string>);
    expect.soft([200, 400, 404], JSON.stringify(fields)).toContain(answer.status());
    expect.soft(await answer.text(), JSON.stringify(fields)).toContain('role="alert"');
  }
});

test("wrong payloads: nothing that is sent to any address makes it fail", async ({ as }) => {
  test.setTimeout(90_000);
  const asks = await as("member-works-1");
  const deep = "[".repeat(50_000);
  const bodies: [type: string, data: string][] = [
    ["application/json", ""],
    ["application/json", "null"],
    ["application/json", "[]"],
    ["application/json", '"x"'],
    ["application/json", "{"],
    ["application/json", deep.slice(0, 16_000)],
    ["application/json", '{"__proto__":{"isAdmin":true}}'],
    ["text/plain", "\u0000\u0001"],
    ["application/x-www-form-urlencoded", "%E0%A4%A=&&&=="],
    ["multipart/form-data", "x"],
    ["multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data\r\n\r\n"],
    ["multipart/form-data; boundary=x", "--x--"],
    ["application/xml", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
    ["", "x"],
  ];
  const paths = [
    "/api/forum/reactions",
    "/api/forum/read",
    "/api/display",
    "/api/lang",
    "/api/media",
    "/forum",
    "/me",
    "/settings",
  ];
  for (const path of paths) {
    for (const [type, data] of bodies) {
      const answer = await asks(path, { method: "POST", headers: type ? { "content-type": type } : {}, data });
      expect.soft(answer.status(), `${path} ${type} ${data.slice(0, 30)}`).toBeLessThan(500);
      // A broken form does not come as far as Next, which would answer 500.
      if (type.startsWith("multipart/") && !path.startsWith("/api/") && data !== "--x--")
        expect.soft(answer.status(), `${path} ${type} ${data.slice(0, 30)}`).toBe(400);
      expect.soft(await answer.text(), path).not.toMatch(/root:|node_modules|at \w+ \(/);
    }
  }
  expect((await asks("/api/health")).status()).toBe(200);
});

test("oversized: ten megabytes where a line belongs are refused before they are read", async ({ as }) => {
  const asks = await as("member-works-1");
  const ten = "a".repeat(10 * 1024 * 1024);
  for (const path of ["/api/forum/reactions", "/api/forum/read"]) {
    const answer = await asks(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      data: `{"x":"${ten}"}`,
    });
    expect.soft([400, 413], `${path}: ${answer.status()}`).toContain(answer.status());
  }
  for (const path of ["/api/display", "/api/lang"]) {
    const answer = await asks(path, { method: "POST", form: { theme: ten, lang: ten } });
    expect.soft([400, 413], `${path}: ${answer.status()}`).toContain(answer.status());
  }
  const form = hiddenFields(await (await asks("/settings")).text(), 'name="about"');
  const action = await asks("/settings", { method: "POST", multipart: { ...form, about: ten } });
  expect.soft([400, 413], `an action: ${action.status()}`).toContain(action.status());
  for (const path of ["/sign-in", "/public"])
    expect.soft(await sendUntold(path, Buffer.from(ten)), `${path} without a length`).toBe(413);
  const file = { name: "x.png", mimeType: "image/png", buffer: Buffer.alloc(10.5 * 1024 * 1024) };
  const upload = await asks("/api/media", { method: "POST", multipart: { file } });
  expect.soft(upload.status(), "a picture of more than ten megabytes").toBe(413);
  expect((await asks("/api/health")).status()).toBe(200);
});

test("a file that the desk takes in may be larger than a form, and is read by who takes it in", async ({ as }) => {
  const file = { name: "x.docx", mimeType: "application/octet-stream", buffer: Buffer.alloc(4 * 1024 * 1024) };
  const places = { editor: "/desk/bulletins/import", admin: "/desk/people/import" };
  for (const [who, place] of Object.entries(places)) {
    const asks = await as(who);
    const answer = await asks(`${place}/upload`, { method: "POST", multipart: { file } });
    expect
      .soft([answer.status(), answer.headers().location], who)
      .toEqual([303, expect.stringContaining(`${place}?fault=`)]);
    const broken = await asks(`${place}/upload`, {
      method: "POST",
      headers: { "content-type": "multipart/form-data; boundary=x" },
      data: "x",
    });
    expect.soft(broken.status(), who).toBe(303);
  }
});

/** Sends a body in pieces that nobody announced, as far as it is taken; answers with the status. */
function sendUntold(path: string, body: Buffer): Promise<number> {
  const headers = { origin: ORIGIN, "content-type": "text/plain", "transfer-encoding": "chunked" };
  return new Promise((resolve, reject) => {
    const sending = request(`${ORIGIN}${path}`, { method: "POST", headers });
    sending.once("response", (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sending.once("error", reject);
    sending.end(body);
  });
}

test("what is no picture is not taken for one, and what is served can run nothing", async ({ as, objects }) => {
  const asks = await as("member-works-1");
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';
  const files: [name: string, mimeType: string, text: string][] = [
    ["x.svg", "image/svg+xml", svg],
    ["x.png", "image/png", svg],
    ["x.png", "image/png", `<?xml version="1.0"?>${svg}`],
    ["x.html", "text/html", "<script>alert(1)</script>"],
    ["../../x.png", "image/png", "<html>"],
  ];
  for (const [name, mimeType, text] of files) {
    const file = { name, mimeType, buffer: Buffer.from(text) };
    const answer = await asks("/api/media", { method: "POST", multipart: { file } });
    expect.soft([400, 413, 415], `${name}: ${answer.status()}`).toContain(answer.status());
  }
  const served = (await asks(addressOf("/api/media/{worksMedia}/480", objects))).headers();
  expect(served["content-type"]).toMatch(/^image\/(webp|jpeg)$/);
  expect(served["content-security-policy"]).toContain("sandbox");
  expect(served["x-content-type-options"]).toBe("nosniff");
  expect(served["cache-control"]).toMatch(/^private/);
});
