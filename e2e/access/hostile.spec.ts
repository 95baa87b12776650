import { request } from "node:http";
import { hiddenFields } from "../door.ts";
import { addressOf, expect, submit } from "./objects.ts";
import { ORIGIN } from "./people.ts";
import { ROUTES } from "./routes.ts";
import { test } from "./tokens.ts";

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
    "-".repeat(36),
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
      `/forum/tags/${id}`,
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
    for (const path of ["forum/threads", "forum/tags", "forum/boards", "bulletins"])
      expect.soft((await asks(`/api/me/${path}/${id}`)).status(), `/api/me/${path}/${id}`).toBeLessThan(500);
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

test("wrong payloads: nothing that is sent to any address makes it fail", async ({ as, bearers, objects }) => {
  test.setTimeout(90_000);
  const asks = await as("member-works-1");
  const token = await bearers("member-works-1");
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
    ...ROUTES.filter(({ kind, methods }) => kind === "api" && methods?.includes("POST"))
      .map(({ sample }) => addressOf(sample, objects))
      // The session is still needed.
      .filter((path) => path !== "/api/sign-out"),
    ...["/forum", "/me", "/settings"],
  ];
  for (const path of paths) {
    for (const [type, data] of bodies) {
      const known = path.startsWith("/api/v1/") ? token : {};
      const answer = await asks(path, {
        method: "POST",
        headers: { ...known, ...(type && { "content-type": type }) },
        data,
      });
      expect.soft(answer.status(), `${path} ${type} ${data.slice(0, 30)}`).toBeLessThan(500);
      // A broken form does not come as far as Next, which would answer 500.
      if (type.startsWith("multipart/") && !path.startsWith("/api/") && data !== "--x--")
        expect.soft(answer.status(), `${path} ${type} ${data.slice(0, 30)}`).toBe(400);
      expect.soft(await answer.text(), path).not.toMatch(/root:|node_modules|at \w+ \(/);
    }
  }
  expect((await asks("/api/health")).status()).toBe(200);
});

test("oversized: ten megabytes where a line belongs are refused before they are read", async ({
  as,
  bearers,
  objects,
}) => {
  test.setTimeout(90_000);
  const asks = await as("member-works-1");
  const ten = "a".repeat(10 * 1024 * 1024);
  const token = await bearers("member-works-1");
  const lines: [path: string, headers: Record<string, string>, due: number[]][] = [
    ["/api/forum/reactions", {}, [413]],
    ["/api/forum/read", {}, [413]],
    ["/api/bulletins/reading", {}, [413]],
    // Nothing is there where the operator has not set it up.
    ["/api/inbound-mail", {}, [404, 413]],
    ["/api/v1/threads", token, [413]],
    [`/api/v1/threads/${objects.worksThread}/posts`, token, [413]],
    ["/api/v1/threads", {}, [401]],
  ];
  for (const [path, headers, due] of lines) {
    const answer = await asks(path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      data: `{"x":"${ten}"}`,
    });
    expect.soft(due, `${path}: ${answer.status()}`).toContain(answer.status());
  }
  const editor = await as("editor");
  const pasted = await editor("/api/media/pasted", { method: "POST", data: `{"x":"${ten}"}` });
  expect.soft(pasted.status(), "what was pasted").toBe(413);
  const tus = { "tus-resumable": "1.0.0" };
  const whole = await editor("/api/media/uploads", {
    method: "POST",
    headers: { ...tus, "upload-length": String(2 ** 41) },
  });
  expect.soft(whole.status(), "an upload of two terabytes").toBe(413);
  const piece = await (await as("xu-ke"))(addressOf("/api/media/uploads/{upload}", objects), {
    method: "PATCH",
    headers: { ...tus, "upload-offset": "0", "content-type": "application/offset+octet-stream" },
    data: Buffer.alloc(10 * 1024 * 1024),
  });
  expect.soft([400, 413], `more than was announced: ${piece.status()}`).toContain(piece.status());
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

/** What a query may be asked by, in every place at once, and what stands there: of no kind that any of them expects. */
const QUERY =
  "q page limit before after order sort kind unit period board tag state show from to at number format".split(" ");
const ODD: [what: string, value: string][] = [
  ["class 31, a page far down", "1000000"],
  ["class 31, a page before the first", "-1"],
  ["class 31, an odd order", "author_email desc"],
  ["class 32, SQL in a name", "latest'; drop table posts; --"],
  ["class 32, SQL in a figure", "1) or pg_sleep(5)--"],
  ["class 32, no id though as long as one", "-".repeat(36)],
  ["class 32, a place in a list out of all time", "99999999999999999-01890000-0000-7000-8000-000000000000"],
];

test("odd queries: no list of names, no order, no page far down and no SQL makes any page fail, wait or tell more", async ({
  as,
  objects,
}) => {
  test.setTimeout(120_000);
  const known = ["leader-works", "editor", "admin", "auditor", "security", "publisher", "member-works-1"] as const;
  const rows = ROUTES.filter(({ methods, route, forwards }) => !forwards && !methods && route !== "/api/live");
  const waiting = rows[Symbol.iterator]();
  const work = async () => {
    for (const { open, sample } of waiting) {
      const who = known.find((subject) => open.includes(subject));
      if (!who) continue;
      const [asks, path] = [await as(who), addressOf(sample, objects)];
      const put = (query: URLSearchParams) => asks(`${path}${path.includes("?") ? "&" : "?"}${query}`);
      const asked = ODD.map(
        ([what, value]) => [what, new URLSearchParams(QUERY.map((name) => [name, value]))] as const,
      );
      const twice = new URLSearchParams(QUERY.flatMap((name) => [name, name, `${name}[]`].map((key) => [key, "x"])));
      for (const [what, query] of [...asked, ["class 15, a list in place of one", twice] as const]) {
        const answer = await put(query);
        expect.soft([200, 303, 307, 308, 404], `${what}: ${answer.status()} at ${path}`).toContain(answer.status());
        expect
          .soft(await answer.text(), `${what} at ${path}`)
          .not.toMatch(/syntax error|invalid input syntax|pg_catalog/);
      }
    }
  };
  await Promise.all(Array.from({ length: 4 }, work));
});

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
    const document = { ...file, name: `${name}.pdf`, mimeType: "application/pdf" };
    const asDocument = await asks("/api/media/documents", { method: "POST", multipart: { file: document } });
    expect.soft(asDocument.status(), `${name} as a document`).toBe(400);
  }
  const served = (await asks(addressOf("/api/media/{worksMedia}/480", objects))).headers();
  expect(served["content-type"]).toMatch(/^image\/(webp|jpeg)$/);
  expect(served["content-security-policy"]).toContain("sandbox");
  expect(served["x-content-type-options"]).toBe("nosniff");
  expect(served["cache-control"]).toMatch(/^private/);
});
