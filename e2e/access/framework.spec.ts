import { type AddressInfo, connect, createServer } from "node:net";
import { hiddenFields } from "../door.ts";
import { addressOf, CANARY, expect, test } from "./objects.ts";
import { ORIGIN } from "./people.ts";

/*
 * The framework's known holes, asked for safely: each probe shows only whether the door is shut. The list of advisories
 * with their numbers stands in docs/security.md.
 */

const SHUT_PAGE = "/units/works/forum/threads/{worksThread}";

test("no header of the framework gets a guest or an outsider past the session check", async ({ as, objects }) => {
  const path = addressOf(SHUT_PAGE, objects);
  const chains = ["middleware", "src/middleware", "proxy", "src/proxy", "pages/_middleware"];
  const tricks: Record<string, string>[] = [
    ...chains.map((name) => ({ "x-middleware-subrequest": Array(5).fill(name).join(":") })),
    { "x-middleware-rewrite": path },
    { "x-middleware-next": "1" },
    { "x-nextjs-data": "1" },
    { "x-matched-path": path },
    { "x-invoke-path": path },
    { "x-now-route-matches": "1" },
    { "x-prerender-revalidate": "x" },
    { "x-original-url": path },
    { "x-rewrite-url": path },
    { "next-resume": "1" },
  ];
  for (const headers of tricks) {
    const guest = await (await as("guest"))(path, { headers });
    expect
      .soft([guest.status(), guest.headers().location?.split("?")[0]], JSON.stringify(headers))
      .toEqual([303, "/sign-in"]);
    const outsider = await (await as("member-logistics-1"))(path, { headers });
    expect.soft(outsider.status(), JSON.stringify(headers)).toBe(404);
    expect.soft(await outsider.text()).not.toContain(CANARY);
  }
});

test("an action that nobody knows runs nothing, and no answer shows code or secrets", async ({ as }) => {
  const asks = await as("member-works-1");
  const bodies = [
    { multipart: { "1": "{}", "0": '["$1:aa:aa"]' } },
    { multipart: { "0": '["$F1"]', "1": '{"id":"constructor","bound":null}' } },
    { data: "[]" },
    { data: '["$Q1"]' },
    { data: '{"then":"$1:__proto__:then"}' },
    { data: "\u0000".repeat(64) },
  ];
  for (const body of bodies) {
    for (const id of ["x", "7f".padEnd(42, "0"), "constructor", "__proto__"]) {
      const answer = await asks("/settings", { method: "POST", headers: { "next-action": id }, ...body });
      const text = await answer.text();
      expect.soft([400, 404, 409], `${id} ${JSON.stringify(body)}: ${answer.status()}`).toContain(answer.status());
      expect.soft(text, id).not.toMatch(/^\d*:?E\{"digest"/m);
      expect.soft(text, id).not.toMatch(/use server|process\.env|at \w+ \(.*:\d+:\d+\)/);
    }
  }
});

test("the id of an action is no key: a guest who calls it with the right Origin is refused", async ({
  as,
  objects,
}) => {
  const form = await (await (await as("member-works-1"))("/write/thread/works-site")).text();
  const fields = { ...hiddenFields(form, 'name="title"'), title: "门外人写的题目", text: "门外人写的话" };
  const guest = await (await as("guest"))("/sign-in", { method: "POST", multipart: fields });
  expect(await guest.text()).not.toContain("/units/works/forum/threads/");
  expect(guest.headers().location ?? "").not.toContain("/threads/");

  const outsider = await (await as("member-logistics-1"))("/me", { method: "POST", multipart: fields });
  expect(outsider.headers().location ?? "").not.toContain("/threads/");
  const board = await (await as("member-works-1"))(addressOf("/units/works/forum/boards/works-site", objects));
  expect(await board.text()).not.toContain("门外人写的题目");
});

test("the picture service of the framework fetches nothing, and its data addresses answer nobody", async ({
  as,
  objects,
}) => {
  const media = addressOf("/api/media/{worksMedia}/480", objects);
  const sources = [media, "http://127.0.0.1:9/x.png", "//evil.example/x.png", "/icon.svg", "/../../etc/passwd"];
  for (const subject of ["guest", "member-logistics-1", "member-works-1"]) {
    const asks = await as(subject);
    for (const source of sources) {
      const answer = await asks(`/_next/image?url=${encodeURIComponent(source)}&w=640&q=75`);
      expect.soft(answer.headers()["content-type"] ?? "", `${subject} ${source}`).not.toMatch(/^image/);
      expect.soft(answer.status(), `${subject} ${source}`).toBeGreaterThan(302);
    }
    for (const path of ["/_next/data/x/units/works.json", "/_next/data/development/me.json", "/_next/nothing"]) {
      const answer = await asks(path, { headers: { "x-nextjs-data": "1" } });
      expect.soft(answer.status(), `${subject} ${path}`).toBeGreaterThan(302);
    }
  }
});

test("a policy that comes in with the request is not the policy of any page", async ({ as }) => {
  const headers = { "content-security-policy": "script-src 'nonce-evil\"><x'", "x-nonce": "evil" };
  for (const path of ["/", "/forum", "/me", "/sign-in"]) {
    for (const subject of ["member-works-1", "guest"]) {
      const asks = await as(subject);
      for (const ask of [{ headers }, {}]) {
        const answer = await asks(path, ask);
        expect.soft(answer.headers()["content-security-policy"] ?? "", path).not.toContain("evil");
        expect.soft(await answer.text(), path).not.toContain("nonce-evil");
      }
    }
  }
});

test("an address that cannot be read is the fault of whoever asks", async ({ as }) => {
  for (const subject of ["guest", "member-works-1"]) {
    const asks = await as(subject);
    for (const path of [
      "/unsubscribe/%E0%A4%A",
      "/public/%ff",
      "/forum/threads/%",
      "/api/me/%E0%A4%A",
      "/api/media/%/480",
    ])
      expect.soft((await asks(path)).status(), `${subject} ${path}`).toBe(400);
  }
});

test("credentials of a kind that we do not know are no error of ours", async ({ as }) => {
  for (const subject of ["guest", "member-works-1"]) {
    for (const authorization of ["Bearer %E0%A4%A", "Bearer", "Basic %%%", "Bearer ".padEnd(4_000, "x")]) {
      for (const path of ["/", "/api/me", "/api/auth/session", "/api/auth/callback/sso?code=%E0%A4%A&state=x"]) {
        const answer = await (await as(subject))(path, { headers: { authorization } });
        expect.soft(answer.status(), `${subject} ${path} ${authorization.slice(0, 20)}`).toBeLessThan(500);
      }
    }
  }
  for (const cookie of [
    "qf.session=%E0%A4%A",
    "qf.session=a.b.c",
    "qf.session=",
    `qf.session=${"x".repeat(3_000)}`,
    "qf_lang=../../x",
  ]) {
    const answer = await (await as("guest"))("/forum", { headers: { cookie } });
    expect.soft(answer.status(), cookie.slice(0, 40)).toBe(303);
  }
});

test("an upgrade leads to no other host: a server that listens there hears nothing", async () => {
  let heard = 0;
  const canary = createServer((socket) => {
    heard += 1;
    socket
      .resume()
      .end("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\nthe canary");
  });
  await new Promise<void>((resolve) => canary.listen(0, "127.0.0.1", resolve));
  const there = `127.0.0.1:${(canary.address() as AddressInfo).port}`;
  const { host, hostname, port } = new URL(ORIGIN);
  const tries: [target: string, host: string][] = [
    [`http://${there}/x`, host],
    [`http://${there}/x`, there],
    [`ws://${there}/x`, host],
    [`//${there}/x`, host],
    [`/x`, there],
    [`/_next/../http://${there}/x`, host],
  ];
  const upgrade = (target: string, named: string) => [
    ...[`GET ${target} HTTP/1.1`, `Host: ${named}`, "Connection: Upgrade", "Upgrade: websocket"],
    ...["Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "", ""],
  ];
  const said = await Promise.all(tries.map(([target, named]) => raw(hostname, Number(port), upgrade(target, named))));
  expect(said.filter((text) => /101 Switching|the canary/.test(text))).toEqual([]);
  expect(heard).toBe(0);
  const [own, canaryPort] = there.split(":") as [string, string];
  expect(await raw(own, Number(canaryPort), upgrade("/x", there)), "the canary would have sung").toContain(
    "the canary",
  );
  expect(heard).toBe(1);
  await new Promise((resolve) => canary.close(resolve));
});

/** What a server says to bytes as they are, until it closes or falls silent. */
function raw(host: string, port: number, lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const socket = connect(port, host, () => socket.write(lines.join("\r\n")));
    socket.setTimeout(2_000, () => socket.destroy());
    socket.on("data", (chunk) => {
      said += chunk.toString("latin1");
    });
    socket.on("close", () => resolve(said));
    socket.on("error", reject);
  });
}
