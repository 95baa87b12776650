import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { type APIRequestContext, type APIResponse, test as base, request } from "@playwright/test";
import { comeIn } from "../door.ts";
import { PASSWORD } from "../fixtures.ts";

export { expect } from "@playwright/test";

export const ORIGIN = new URL(process.env.QINGFENG_URL ?? "http://127.0.0.1:3000").origin;

/** Those who try every way of asking; the unit people are twins of each other in two branches of the tree. */
export const INSISTENT = [
  "guest",
  "member-works-1",
  "member-logistics-1",
  "leader-works",
  "editor",
  "publisher",
  "admin",
  "security",
  "auditor",
] as const;
/** Everybody who asks in these tests: besides, the other offices, and the leaders above, below and beside `works`. */
export const SUBJECTS = [
  ...INSISTENT,
  "reviewer",
  "intake",
  "casework",
  "handler",
  "leader-group",
  "leader-works-1",
  "leader-logistics",
] as const;
export type Subject = (typeof SUBJECTS)[number];

/** `from` null sends no Origin at all; without it a write comes from our own pages. */
export type Ask = {
  method?: string;
  headers?: Record<string, string>;
  from?: string | null;
  data?: string | Buffer;
  form?: Record<string, string>;
  multipart?: FormData | Record<string, string | { name: string; mimeType: string; buffer: Buffer }>;
};
export type Asks = (path: string, ask?: Ask) => Promise<APIResponse>;

const READING = ["GET", "HEAD"];

export const test = base.extend<object, { as: (name: string) => Promise<Asks> }>({
  /** Requests of a person, redirects not followed; signed in once a worker through the form without JavaScript. */
  as: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape
    async ({}, use, info) => {
      const contexts = new Map<string, Promise<APIRequestContext>>();
      await use(async (name) => {
        if (!contexts.has(name)) contexts.set(name, contextOf(name, info.parallelIndex));
        return asksOf(await (contexts.get(name) as Promise<APIRequestContext>));
      });
      for (const context of contexts.values()) await (await context).dispose();
    },
    { scope: "worker" },
  ],
});

/** The cookies of somebody, as they can be kept and shown again. */
export type Kept = Awaited<ReturnType<APIRequestContext["storageState"]>>;

export function asksOf(context: APIRequestContext): Asks {
  return (path, { method = "GET", headers = {}, from = ORIGIN, ...body } = {}) =>
    context.fetch(`${ORIGIN}${path}`, {
      method,
      maxRedirects: 0,
      maxRetries: READING.includes(method) ? 2 : 0,
      headers: { ...(READING.includes(method) || from === null ? {} : { origin: from }), ...headers },
      ...body,
    });
}

async function contextOf(name: string, worker: number): Promise<APIRequestContext> {
  const options = { extraHTTPHeaders: { "accept-language": "zh-CN" } };
  if (name === "guest") return request.newContext(options);
  const folder = join("test-results", ".asking", String(worker));
  const file = join(folder, `${name}.json`);
  if (existsSync(file)) {
    const context = await request.newContext({ ...options, storageState: file });
    if ((await asksOf(context)("/api/me")).ok()) return context;
    await context.dispose();
  }
  mkdirSync(folder, { recursive: true });
  const context = await request.newContext(options);
  await comeIn(context, ORIGIN, name, PASSWORD);
  await context.storageState({ path: file });
  return context;
}
