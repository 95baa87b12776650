import { expect, test } from "vitest";
import { readSettings, SETTING_NAMES, SettingsError } from "./env.ts";

const faultsOf = (source: Record<string, string>) => {
  try {
    readSettings(source);
    return [];
  } catch (error) {
    return (error as SettingsError).faults.map((fault) => fault.name);
  }
};

test("an empty environment is enough, and is a demonstration on this machine only", () => {
  expect(readSettings({})).toMatchObject({ PORT: 3000, QINGFENG_HOST: "127.0.0.1", QINGFENG_DEMO: "on" });
});

test("a variable that is set to nothing counts as not set", () => {
  const empty = Object.fromEntries(SETTING_NAMES.map((name) => [name, ""]));
  expect(readSettings(empty)).toEqual(readSettings({}));
  expect(readSettings(empty)).toMatchObject({
    ...{ PORT: 3000, QINGFENG_POOL: 10, QINGFENG_PREPARE: "on" },
    ...{ QINGFENG_PAGE_CACHE_MB: 128, QINGFENG_LIMIT_FACTOR: 1 },
  });
});

test.each([
  ["PORT", "70000"],
  ["PORT", "abc"],
  ["QINGFENG_HOST", "a b"],
  ["QINGFENG_ORIGIN", "qingfeng.example.org"],
  ["QINGFENG_ORIGIN", "https://qingfeng.example.org/"],
  ["QINGFENG_ORIGIN", "https://a.example.org, ftp://b.example.org"],
  ["DATABASE_URL", "mysql://localhost/qingfeng"],
  ["QINGFENG_DEMO", "no"],
  ["QINGFENG_DEMO_PASSWORD", "short"],
  ["QINGFENG_OIDC_ISSUER", "http://sso.example.org"],
  ["QINGFENG_OIDC_CLAIM", "a claim"],
  ["QINGFENG_S3_ENDPOINT", "s3.example.org"],
  ["QINGFENG_S3_ENDPOINT", "https://s3.example.org/bucket"],
  ["QINGFENG_S3_ENDPOINT", "https://s3.{bucket}.example.org"],
  ["QINGFENG_S3_BUCKET", "My_Bucket"],
  ["QINGFENG_S3_REGION", "us east"],
  ["QINGFENG_S3_KEY_ID", "key id"],
  ["QINGFENG_S3_SECRET", "secret\n"],
  ["QINGFENG_WEB_PUSH", "yes"],
  ["QINGFENG_WEB_PUSH_HOSTS", "https://fcm.googleapis.com"],
  ["QINGFENG_WEB_PUSH_HOSTS", "*"],
  ["QINGFENG_WEB_PUSH_HOSTS", "*.com/push"],
  ["QINGFENG_TRUSTED_PROXY", "yes"],
  ["QINGFENG_LIMIT_FACTOR", "0.5"],
  ["QINGFENG_LIMIT_FACTOR", "wide"],
  ["QINGFENG_POOL", "0"],
  ["QINGFENG_POOL", "2.5"],
  ["QINGFENG_POOL", "many"],
  ["QINGFENG_PREPARE", "no"],
  ["QINGFENG_PAGE_CACHE_MB", "-1"],
  ["QINGFENG_PAGE_CACHE_MB", "128MB"],
  ["QINGFENG_SMTP_URL", "mail.example.org"],
  ["QINGFENG_MAIL_FROM", "nobody"],
  ["QINGFENG_ALLOW_OLD_NODE", "yes"],
  ["AUTH_SECRET", "too-short"],
  ["NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", "c2hvcnQ="],
])("%s=%s is refused by name", (name, value) => {
  expect(faultsOf({ [name]: value })).toContain(name);
});

test("every fault is told at once, in both languages, and no value is repeated", () => {
  const read = () => readSettings({ PORT: "x", DATABASE_URL: "mysql://u:hunter22@h/d" });
  expect(read).toThrow(SettingsError);
  expect(read).toThrow(/PORT：应为[\s\S]*PORT: must[\s\S]*DATABASE_URL/);
  expect(read).not.toThrow(/hunter22/);
});

test("single sign-on needs its three settings together, and mail needs a sender", () => {
  expect(faultsOf({ QINGFENG_OIDC_ISSUER: "https://sso.example.org" })).toEqual([
    "QINGFENG_OIDC_CLIENT_ID",
    "QINGFENG_OIDC_CLIENT_SECRET",
  ]);
  expect(faultsOf({ QINGFENG_SMTP_URL: "smtp://mail.example.org:25" })).toEqual(["QINGFENG_MAIL_FROM"]);
});

test("an S3 store needs its five settings together, and says which are missing without a word of the others", () => {
  const all = {
    QINGFENG_S3_ENDPOINT: "https://s3.example.org",
    QINGFENG_S3_BUCKET: "qingfeng",
    QINGFENG_S3_REGION: "cn-north-1",
    QINGFENG_S3_KEY_ID: "key",
    QINGFENG_S3_SECRET: "hunter22",
  };
  expect(readSettings(all)).toMatchObject(all);
  const hosted = { ...all, QINGFENG_S3_ENDPOINT: "https://{bucket}.s3.example.org" };
  expect(readSettings(hosted)).toMatchObject(hosted);
  for (const name of Object.keys(all)) {
    expect(faultsOf({ ...all, [name]: "" })).toEqual([name]);
    expect(() => readSettings({ ...all, [name]: "" })).not.toThrow(/hunter22/);
  }
});

test("several origins may be given; the first is the address that is shown", () => {
  const { QINGFENG_ORIGIN } = readSettings({ QINGFENG_ORIGIN: "https://a.example.org, http://10.0.0.5:3000" });
  expect(QINGFENG_ORIGIN).toEqual(["https://a.example.org", "http://10.0.0.5:3000"]);
});
