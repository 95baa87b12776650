import { request } from "@playwright/test";
import { hiddenFields } from "../door.ts";
import { PASSWORD } from "../fixtures.ts";
import { addressOf, expect, type Objects, submit, test } from "./objects.ts";
import { type Asks, asksOf, type Kept } from "./people.ts";
import { ROUTES } from "./routes.ts";

/*
 * A cookie whose session or account has ended: it was good a moment ago, its signature still is, and it opens exactly
 * what no cookie at all opens.
 */

/** A cookie jar of its own, and the cookies that it holds now. */
async function jar() {
  const context = await request.newContext({ extraHTTPHeaders: { "accept-language": "zh-CN" } });
  return { asks: asksOf(context), kept: () => context.storageState(), end: () => context.dispose() };
}

async function enter(asks: Asks, name: string, password: string) {
  const answer = await submit(asks, "/sign-in", 'name="password"', { name, password });
  expect(answer.status(), `${name} comes in`).toBe(303);
}

/** Asks everything with kept cookies, and with none; where the two differ. */
async function differences(kept: Kept, guest: Asks, objects: Objects): Promise<string[]> {
  const context = await request.newContext({ storageState: kept, extraHTTPHeaders: { "accept-language": "zh-CN" } });
  const asks = asksOf(context);
  const wrong: string[] = [];
  for (const { sample, methods, kind } of ROUTES) {
    const path = addressOf(sample, objects);
    const isWrite = methods !== undefined && !methods.includes("GET");
    const ask = isWrite ? { method: "POST", data: "{}" } : {};
    const [answer, plain] = await Promise.all([asks(path, ask), guest(path, ask)]);
    const [got, due] = [answer, plain].map((one) => `${one.status()} ${one.headers().location ?? ""}`);
    if (got !== due) wrong.push(`${kind} ${path}: ${got}, a guest gets ${due}`);
  }
  await context.dispose();
  return wrong;
}

test("the cookie of a session that has ended opens nothing that a guest could not open", async ({ as, objects }) => {
  const { asks, kept, end } = await jar();
  await enter(asks, "editor", PASSWORD);
  const cookies = await kept();
  expect((await asks("/desk/bulletins")).status()).toBe(200);
  expect((await asks("/api/sign-out", { method: "POST" })).status()).toBeLessThan(400);
  expect(await differences(cookies, await as("guest"), objects)).toEqual([]);
  await end();
});

test("the cookie of an account that was suspended opens nothing that a guest could not open", async ({
  as,
  objects,
}) => {
  const admin = await as("admin");
  const name = `suspended-${Math.random().toString(36).slice(2, 8)}`;
  const made = await submit(admin, "/desk/people/new", 'name="signInName"', {
    ...{ name: "郑留白", signInName: name, unitId: await unitOf(admin, "works-1") },
  });
  const [, oneTime = ""] = /<code[^>]*>([^<]+)<\/code>/.exec(await made.text()) ?? [];
  const { asks, kept, end } = await jar();
  await enter(asks, name, oneTime);
  const password = `${PASSWORD}-own`;
  await submit(asks, "/settings/password", 'name="again"', { current: oneTime, password, again: password });
  expect((await asks("/units/works-1")).status()).toBe(200);
  const cookies = await kept();
  const [, path = ""] =
    /href="(\/desk\/people\/[0-9a-f-]{36})"/.exec(await (await admin(`/desk/people?q=${name}`)).text()) ?? [];
  const page = await (await admin(path)).text();
  const form = hiddenFields(page.slice(page.lastIndexOf("<form")), 'name="memberId"');
  const shut = await admin(path, { method: "POST", multipart: form });
  expect(shut.headers().location).toContain("saved=1");
  expect(await differences(cookies, await as("guest"), objects)).toEqual([]);
  await end();
});

async function unitOf(admin: Asks, slug: string): Promise<string> {
  const tree = await (await admin("/desk/units")).text();
  const row = tree.split("<li").find((part) => part.includes(`>${slug}<`));
  return /unit=([0-9a-f-]{36})/.exec(row ?? "")?.[1] ?? "";
}
