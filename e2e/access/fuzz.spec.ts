import fc from "fast-check";
import { hiddenFields } from "../door.ts";
import { ACTIONS, type ActionRow } from "./actions.ts";
import { type BuiltAction, builtActions } from "./build.ts";
import { FLIGHT, mutated, part } from "./flight.ts";
import { addressOf, expect, NOTHING, type Objects, test } from "./objects.ts";
import type { Asks } from "./people.ts";
import { ROUTES } from "./routes.ts";

/*
 * What no form of ours would send: wrong values in every field of every action, and bodies that are not what React's client
 * writes. Each is refused by name; none is an error of ours, and the product answers others meanwhile.
 */

/** Somebody whom no other story needs: what a wrong value might do, such as ending sessions, it does to her alone. */
const FUZZED = "ge-ping";
/** Another, whose calls are wrong before any action runs. */
const CALLER = "cui-yan";
const AT_ONCE = 6;
/** Where a row names no fields: what forms about oneself and of the door are made of. */
const OF_ONESELF = ["name", "email", "about", "code", "token", "current", "password", "next"];
const DEEP = `${'{"a":['.repeat(300)}1${"]}".repeat(300)}`;
const WRONG = ["1", "[]", "{}", "null", "\u0000", DEEP];

type Sent = BuiltAction & { fields: Record<string, string> };

test("type fuzz: a wrong value in any field of any action is a refusal, never an error", async ({ as, objects }) => {
  test.setTimeout(120_000);
  const asks = await as(FUZZED);
  const wrong = await everyOne(casesOf(objects), async ({ name, id, routes, fields, more }) => {
    const multipart = new FormData();
    for (const [field, value] of Object.entries(fields)) multipart.append(`_1_${field}`, value);
    for (const [field, value] of more) multipart.append(`_1_${field}`, value);
    multipart.set("0", '[{"status":"idle"},"$K1"]');
    const headers = { "next-action": id, accept: "text/x-component" };
    const answer = await asks(pageOf(routes, objects), { method: "POST", headers, multipart });
    const code = /"code":"(\w+)"/.exec(await answer.text())?.[1];
    const isOut = code === "signed_out" || answer.headers()["x-action-redirect"]?.startsWith("/sign-in?next=");
    const isWell = answer.status() < 500 && code !== "unknown" && !isOut;
    return isWell ? [] : [`${name} ${JSON.stringify(more).slice(0, 80)}: ${answer.status()} ${code}`];
  });
  expect(wrong).toEqual([]);
});

type Case = Sent & { more: [field: string, value: string | File][] };

/** Each field of each action with each wrong value, as a list, as a file and left out; the others are as they should be. */
function casesOf(objects: Objects): Case[] {
  const file = new File(["{}"], "x.txt", { type: "text/plain" });
  const wrongly = (name: string): Case["more"][] => [
    ...[...WRONG, file].map((value): Case["more"] => [[name, value]]),
    ...[[], [[name.endsWith("[]") ? name.slice(0, -2) : `${name}[]`, "1"]] satisfies Case["more"]],
  ];
  return actionsOf(objects).flatMap((action) => {
    const names = Object.keys(action.fields);
    if (names.length === 0)
      return WRONG.map((value) => ({ ...action, more: OF_ONESELF.map((name): [string, string] => [name, value]) }));
    return names.flatMap((name) => {
      const { [name]: _, ...fields } = action.fields;
      return wrongly(name).map((more) => ({ ...action, fields, more }));
    });
  });
}

const actionsOf = (objects: Objects): Sent[] =>
  builtActions().flatMap((action) => {
    const row: ActionRow | undefined = ACTIONS[action.file]?.[action.name];
    if (!row) return []; // manifest.spec.ts tells of one that has none
    const fields = Object.entries(row.fields).map(([name, value]) => [name, addressOf(value, objects)]);
    return [{ ...action, fields: Object.fromEntries(fields) as Record<string, string> }];
  });

/** A page of her own, or of the door: what holds another action, Next hands on. */
function pageOf(routes: string[], objects: Objects): string {
  const row = ROUTES.find(({ route, kind }) => ["mine", "desk", "door"].includes(kind) && routes.includes(route));
  return addressOf(row?.sample ?? "/me", objects);
}

test("a list of eight thousand where sixty are too many is refused by its length", async ({ as, objects }) => {
  const asks = await as(CALLER);
  const action = builtActions().find(({ name }) => name === "removeItemsAction");
  const ids = Array.from({ length: 8_000 }, () => part("_1_itemIds[]", NOTHING));
  const body = [...ids, part("0", '[{"status":"idle"},"$K1"]'), "--x--\r\n"].join("");
  const answer = await call(asks, action?.id ?? "", body, pageOf(action?.routes ?? [], objects));
  const text = await answer.text();
  expect([answer.status(), /"code":"(\w+)"/.exec(text)?.[1]], text.slice(0, 200)).toEqual([200, "invalid"]);
  expect(text.length, "the answer names the field once").toBeLessThan(2_000);
});

test("300 mutated calls of an action get an answer of ours, while the product answers others", async ({ as }) => {
  test.setTimeout(90_000);
  const asks = await as(CALLER);
  const action = builtActions().find(({ name }) => name === "openItemAction");
  if (!action) throw new Error("no action opens an item of the inbox");
  const right = [part("_1_itemId", NOTHING), part("0", '[{"status":"idle"},"$K1"]')];
  const control = await call(asks, action.id, [...right, "--x--\r\n"].join(""));
  expect(await control.text(), "the body that is mutated is a call").toContain('"code":"not_found"');

  const bodies = fc.sample(mutated(right), { numRuns: 300, seed: 20261123 });
  let asked = 0;
  const wrong = await everyOne(bodies, async (body) => {
    const answer = await call(asks, action.id, body);
    const text = await answer.text();
    if (++asked % 25 === 0) expect.soft((await asks("/api/health")).status(), "its health meanwhile").toBe(200);
    const isWell = answer.status() < 500 && !/"code":"unknown"|^\d*:?E\{|use server|at \w+ \(/m.test(text);
    return isWell ? [] : [`${answer.status()} for ${JSON.stringify(body).slice(0, 200)}`];
  });
  expect(wrong).toEqual([]);
});

test("so do mutated forms without JavaScript", async ({ as }) => {
  const asks = await as(CALLER);
  const form = hiddenFields(await (await asks("/settings")).text(), 'name="about"');
  const names = Object.keys(form).filter((name) => name.startsWith("$ACTION"));
  expect(names.length).toBeGreaterThan(2);
  const wrong = await everyOne(
    names.flatMap((name) => FLIGHT.map((value) => ({ name, value }))),
    async ({ name, value }) => {
      const answer = await asks("/settings", { method: "POST", multipart: { ...form, about: "出纳", [name]: value } });
      return answer.status() < 500 ? [] : [`${name}=${value.slice(0, 40)}: ${answer.status()}`];
    },
  );
  expect(wrong).toEqual([]);
});

const call = (asks: Asks, id: string, data: string, page = "/inbox") =>
  asks(page, {
    method: "POST",
    headers: { "next-action": id, "content-type": "multipart/form-data; boundary=x", accept: "text/x-component" },
    data: Buffer.from(data, "latin1"),
  });

async function everyOne<T>(all: T[], wrongOf: (one: T) => Promise<string[]>): Promise<string[]> {
  const wrong: string[] = [];
  const waiting = all[Symbol.iterator]();
  const work = async () => {
    for (const one of waiting) wrong.push(...(await wrongOf(one)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return wrong;
}
