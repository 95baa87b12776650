import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createNetServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import { afterAll, expect, inject, test } from "vitest";
import { startS3 } from "#domains/media/store/testing/s3-process.ts";
import { readSettings, SETTING_NAMES, TOGETHER } from "#lib/env.ts";
import { root } from "../launch/bootstrap.mjs";
import { checkSettings } from "./settings.ts";

const open: { close(): void }[] = [];
afterAll(() => {
  for (const server of open) server.close();
});

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push(server);
  return (server.address() as AddressInfo).port;
}

async function ask(env: Record<string, string>): Promise<{ code: number | null; told: string }> {
  const child = spawn(process.execPath, [join(root, "bin", "doctor.mjs")], {
    env: { NODE_ENV: "production", PATH: process.env.PATH, QINGFENG_DATA: join(tmpdir(), "qingfeng-none"), ...env },
  });
  let told = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (told += text));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, told };
}

const signOn = { QINGFENG_OIDC_CLIENT_ID: "qingfeng", QINGFENG_OIDC_CLIENT_SECRET: "secret" };
const mail = { QINGFENG_MAIL_FROM: "qingfeng@example.org" };

test("what can be reached is said to be well", async () => {
  const provider = createServer((_, response) => response.end(JSON.stringify({ issuer })));
  const issuer = `http://127.0.0.1:${await listen(provider)}`;
  const post = new SMTPServer({ authOptional: true, disabledCommands: ["STARTTLS"] });
  const mailPort = await listen(post.server);
  const { code, told } = await ask({
    ...signOn,
    ...mail,
    DATABASE_URL: inject("template").ownerUrl,
    QINGFENG_OIDC_ISSUER: issuer,
    QINGFENG_SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
    QINGFENG_WEB_PUSH: "on",
  });
  expect(told).toMatch(/The database answers: PostgreSQL/);
  expect(told).toMatch(/Single sign-on at .* answers/);
  expect(told).toMatch(/The mail server answers/);
  expect(told).toMatch(/Web push is switched on$/m);
  expect(code).toBe(0);
});

test("everything that is wrong is said at once, each with its mend, and no secret is repeated", async () => {
  const silent = await listen(createNetServer((socket) => socket.destroy()));
  const provider = createServer((_, response) => response.end(JSON.stringify({ issuer: "https://other.example.org" })));
  const issuer = `http://127.0.0.1:${await listen(provider)}`;
  const { code, told } = await ask({
    ...signOn,
    ...mail,
    PORT: "many",
    QINGFENG_POOL: "many",
    QINGFENG_PREPARE: "no",
    QINGFENG_PAGE_CACHE_MB: "much",
    QINGFENG_LIMIT_FACTOR: "0",
    QINGFENG_WEB_PUSH: "yes",
    DATABASE_URL: `postgres://u:hunter22@127.0.0.1:${silent}/d`,
    QINGFENG_OIDC_ISSUER: issuer,
    QINGFENG_SMTP_URL: `smtp://u:hunter22@127.0.0.1:${silent}`,
    QINGFENG_DATA: join(root, "package.json", "data"),
  });
  for (const mend of [
    /PORT: must be/,
    /QINGFENG_POOL: must be/,
    /QINGFENG_PREPARE: must be/,
    /QINGFENG_PAGE_CACHE_MB: must be/,
    /QINGFENG_LIMIT_FACTOR: must be/,
    /QINGFENG_WEB_PUSH: must be/,
    /check address, password/,
    /exactly that/,
    /check host, port/,
    /QINGFENG_DATA$/m,
  ]) {
    expect(told).toMatch(mend);
  }
  expect(told).not.toContain("hunter22");
  expect(code).toBe(1);
});

test.each(SETTING_NAMES)(
  "%s alone, well formed or not, is taken or named, and never keeps the doctor from his rounds",
  (name) => {
    const group: readonly string[] = TOGETHER.find((names: readonly string[]) => names.includes(name)) ?? [];
    for (const value of [
      "!",
      "5",
      "on",
      "x".repeat(40),
      "reply@qingfeng.example.org",
      "https://qingfeng.example.org",
    ]) {
      const { settings, findings } = checkSettings({ [name]: value });
      const said = findings.filter(({ state }) => state === "bad");
      if (group.length > 0)
        for (const other of group) if (other !== name) expect(said.map(({ en }) => en).join()).toContain(`${other}: `);
      if (said.length > 0) expect(settings).toEqual(readSettings({}));
      else expect(settings).toEqual(readSettings({ [name]: value }));
    }
  },
);

test("an address for answers that is alone or no address is told with its mend, and the rest is still looked at", async () => {
  for (const address of ["reply@qingfeng.example.org", "reply at home"]) {
    const { code, told } = await ask({ QINGFENG_REPLY_ADDRESS: address });
    expect(told).toContain("QINGFENG_INBOUND_SECRET: QINGFENG_REPLY_ADDRESS, such as");
    expect(told).toContain("Mail is not set up");
    expect(code).toBe(1);
  }
});

test("pushing where people do not come by https is warned of, for no browser allows it", async () => {
  const { told } = await ask({ QINGFENG_WEB_PUSH: "on", QINGFENG_ORIGIN: "http://qingfeng.example.org" });
  expect(told).toContain("people do not come by https, so browsers refuse it");
});

test("the bucket for files is tried with what the settings say, and a wrong secret, key or name is told from one another", async () => {
  const { settings, stop } = await startS3();
  const { code, told } = await ask(settings);
  expect(told).toContain(`The bucket qingfeng at ${settings.QINGFENG_S3_ENDPOINT} can be read and written`);
  expect(code).toBe(0);
  for (const [name, mend] of [
    ["QINGFENG_S3_SECRET", "(SignatureDoesNotMatch): check QINGFENG_S3_SECRET"],
    ["QINGFENG_S3_KEY_ID", "(InvalidAccessKeyId): check QINGFENG_S3_KEY_ID"],
    ["QINGFENG_S3_BUCKET", "(NoSuchBucket): make the bucket first"],
  ] as const) {
    const wrong = await ask({ ...settings, [name]: "hunter22" });
    expect(wrong.told).toContain(mend);
    expect(wrong.code).toBe(1);
    if (name === "QINGFENG_S3_SECRET") expect(wrong.told).not.toContain("hunter22");
  }
  const half = await ask({ ...settings, QINGFENG_S3_SECRET: "" });
  expect(half.told).toContain("QINGFENG_S3_SECRET: QINGFENG_S3_ENDPOINT");
  expect(half.code).toBe(1);
  await stop();
  const away = await ask(settings);
  expect(away.told).toContain("(ECONNREFUSED): check address");
  expect(away.code).toBe(1);
}, 60_000);

test("a pool that the database cannot give is told before it runs out", async () => {
  const { code, told } = await ask({ DATABASE_URL: inject("template").ownerUrl, QINGFENG_POOL: "500" });
  expect(told).toMatch(/two processes take QINGFENG_POOL=500 each/);
  expect(code).toBe(0);
});

test("a taken port is a warning, not a fault", async () => {
  const port = await listen(createNetServer());
  const { code, told } = await ask({ PORT: String(port) });
  expect(told).toContain(`Port ${port} is taken`);
  expect(code).toBe(0);
});
