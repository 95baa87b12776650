import { ACTIONS, type ActionRow } from "./actions.ts";
import { type BuiltAction, builtActions } from "./build.ts";
import { addressOf, expect, type Objects, test } from "./objects.ts";
import { type Asks, SUBJECTS } from "./people.ts";
import { ROUTES } from "./routes.ts";

/*
 * Every server action is called by its id, as a browser calls it, by everybody whom its row does not let in: with fields
 * that lack nothing but the right to send them.
 */

const REFUSED = ["not_found", "forbidden"];
type Called = BuiltAction & { row: ActionRow };
const called = (): Called[] =>
  builtActions().flatMap((action) => {
    const row = ACTIONS[action.file]?.[action.name];
    return row ? [{ ...action, row }] : []; // manifest.spec.ts tells of one that has none
  });

for (const subject of SUBJECTS.filter((name) => name !== "guest")) {
  test(`${subject} calls every action that is not theirs, and none does anything`, async ({ as, objects }) => {
    const asks = await as(subject);
    const wrong: string[] = [];
    for (const action of called().filter(({ row }) => !row.open.includes(subject))) {
      const answer = await call(asks, pageOf(action, objects), action.id, fieldsOf(action.row, objects));
      const code = /"code":"(\w+)"/.exec(await answer.text())?.[1];
      if (!REFUSED.includes(code ?? "") || answer.headers()["x-action-redirect"])
        wrong.push(`${action.name}: ${answer.status()} ${code}`);
    }
    expect(wrong).toEqual([]);
  });
}

test("a guest reaches no action but those of the door", async ({ as, objects }) => {
  const guest = await as("guest");
  const wrong: string[] = [];
  for (const action of called().filter(({ row }) => !row.guests)) {
    const fields = fieldsOf(action.row, objects);
    const page = await call(guest, pageOf(action, objects, ["mine", "desk"]), action.id, fields);
    if (page.status() !== 303 || !page.headers()["x-action-redirect"]?.startsWith("/sign-in?next="))
      wrong.push(`${action.name} at its page: ${page.status()}`);
    const door = await call(guest, "/sign-in", action.id, fields);
    const text = await door.text();
    // What the door does not hold, Next hands on to a page that does, which a guest does not reach: nothing comes back.
    if (text !== "{}" && !text.includes('"code":"signed_out"'))
      wrong.push(`${action.name} at the door: ${door.status()} ${text.slice(0, 80)}`);
  }
  expect(wrong).toEqual([]);
});

test("so called, an action works for whom its row lets in", async ({ as, objects }) => {
  const theirs = {
    "member-works-1": ["followThreadAction", "saveProfileAction"],
    "leader-works": ["writeNoteAction", "pinThreadAction", "unpinThreadAction"],
    auditor: ["checkChainAction"],
  };
  for (const [who, names] of Object.entries(theirs)) {
    for (const name of names) {
      const action = called().find((one) => one.name === name);
      if (!action) throw new Error(`no action is called ${name}`);
      const fields = { ...fieldsOf(action.row, objects), about: "材料员" };
      const answer = await call(await as(who), pageOf(action, objects), action.id, fields);
      const leadsOn = answer.headers()["x-action-redirect"] !== undefined;
      const isDone = leadsOn || (await answer.text()).includes('"status":"done"');
      expect.soft(isDone, `${who} ${name}: ${answer.status()}`).toBe(true);
    }
  }
});

test("no action runs for a call that comes from nowhere or from somewhere else", async ({ as, objects }) => {
  const asks = await as("member-works-1");
  for (const action of called()) {
    for (const from of [null, "null", "https://evil.example"]) {
      const answer = await call(asks, pageOf(action, objects), action.id, fieldsOf(action.row, objects), from);
      expect.soft([answer.status(), await answer.text()], `${action.name} from ${from}`).toEqual([403, ""]);
    }
  }
});

/** The two arguments of an action, `(before, form)`, in the encoding of React's server calls: the parts before the whole. */
function call(asks: Asks, path: string, id: string, fields: Record<string, string>, from?: string | null) {
  const multipart = new FormData();
  for (const [name, value] of Object.entries(fields)) multipart.set(`_1_${name}`, value);
  multipart.set("0", '[{"status":"idle"},"$K1"]');
  return asks(path, {
    method: "POST",
    headers: { "next-action": id, accept: "text/x-component" },
    multipart,
    ...(from === undefined ? {} : { from }),
  });
}

/** The first page outside the units whose bundle holds the action: what counts is who may do it, not who may open it. */
function pageOf({ name, routes }: Called, objects: Objects, kinds = ["mine", "desk", "door"]): string {
  const row = ROUTES.find(({ route, kind }) => kinds.includes(kind) && routes.includes(route));
  if (!row) throw new Error(`no page holds ${name}`);
  return addressOf(row.sample, objects);
}

const fieldsOf = ({ fields }: ActionRow, objects: Objects) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, addressOf(value, objects)]));
