import { beforeAll, expect, test } from "vitest";
import { plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { plantLabels } from "#db/testing/labels.ts";
import { operations } from "#domains/api.ts";
import { saveBookmark } from "#domains/forum/bookmarks/commands/save-bookmark.ts";
import { listBookmarks } from "#domains/forum/bookmarks/queries.ts";
import { openPoll } from "#domains/forum/polls/commands/open-poll.ts";
import { findPoll } from "#domains/forum/polls/queries.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { flagPost } from "#domains/moderation/commands/flag-post.ts";
import { noteMissing } from "#domains/search/catch-up.ts";
import { createToken } from "#domains/tokens/commands/create-token.ts";
import { apiHandler } from "./handler.ts";
import { fieldsOf } from "./match.ts";
import type { Operation } from "./operation.ts";

/*
 * Every operation of the API, one after the other: a new one is asked here too, or this says what it lacks. "Outsiders"
 * belong to another branch of the tree, or hold an office that opens nothing.
 */

const answer = apiHandler(operations);
const CANARY = "鹭石渡口七号仓";
const SCOPES = ["forum:read", "forum:write", "forum:moderate", "bulletins:read", "inbox:read", "inbox:write"] as const;

type Person = Actor & { id: string };
type World = Awaited<ReturnType<typeof plantWorld>>;
let cast: Cast;
let author: Person;
let world: World;
let outsiders: string[];

/** One thing of `works` for everything that a path or a body of an operation may name. */
async function plantWorld() {
  const unitId = cast.unit("works");
  const [leader, reader] = [await cast.leader("works"), await cast.member("works-2", "方舟")];
  const board = await plantBoard(unitId, { name: CANARY, slug: "works-quay" });
  const thread = await plantThread(
    { boardId: board.id, unitId },
    author,
    [
      { by: author, text: CANARY },
      { by: author, text: `${CANARY}等着`, pending: true },
    ],
    { title: CANARY },
  );
  const [postId, pendingId] = thread.postIds as [string, string];
  const poll = await openPoll(author, {
    ...{ threadId: thread.id, question: CANARY, options: "一\n二", kind: "single", results: "always" },
    isAnonymous: false,
    lastDay: "",
  });
  const { id: bulletinId } = await plantBulletin({
    ...{ columnId: (await plantColumn()).id, unitId, authorId: author.id, title: CANARY },
  });
  const labels = await plantLabels(unitId, [CANARY]);
  await saveBookmark(reader, { postId });
  const kept = (await listBookmarks(reader)).bookmarks[0]!.id;
  await flagPost(reader, { postId, reason: "other", text: CANARY });
  await noteMissing();
  const options = (await findPoll(author, poll.id))!.options;
  const fields = { boardId: board.id, threadId: thread.id, postId, bulletinId, pollId: poll.id, bookmarkId: kept };
  return { fields, pendingId, leader, reader, labels, options };
}

beforeAll(async () => {
  cast = await castOf();
  author = await cast.member("works-1", "石磊");
  world = await plantWorld();
  const people = [
    ...[await cast.member("office-1"), await cast.leader("office"), await cast.staff("system-admin")],
    ...[await cast.staff("security-admin"), await cast.staff("audit-admin")],
  ];
  outsiders = await Promise.all(people.map(tokenOf));
});

const tokenOf = async (actor: Actor) =>
  (await createToken(actor, { name: "看板", scopes: [...SCOPES], days: 30 })).secret!;

/** What an operation that writes is sent: nothing is wrong with it but who sends it. */
const BODIES: Record<string, () => object> = {
  "POST /threads": () => ({ boardId: world.fields.boardId, title: "门外的题目", text: "门外的话" }),
  "POST /threads/{threadId}/posts": () => ({ text: "门外的话" }),
  "PATCH /posts/{postId}": () => ({ revision: 1, text: "门外的话" }),
  "DELETE /posts/{postId}": () => ({}),
  "POST /posts/{postId}/reactions": () => ({ kind: "agree", on: true }),
  "POST /boards/{boardId}/follow": () => ({ level: "watch" }),
  "POST /threads/{threadId}/follow": () => ({ level: "watch" }),
  "POST /threads/{threadId}/read": () => ({ number: 1 }),
  "POST /threads/{threadId}/labels": () => ({ labels: [] }),
  "POST /posts/{postId}/bookmark": () => ({ note: "门外" }),
  "DELETE /bookmarks/{bookmarkId}": () => ({}),
  "POST /polls/{pollId}/votes": () => ({ choices: [world.options[0]!.id] }),
  "POST /posts/{postId}/flags": () => ({ reason: "other", text: "门外" }),
  "POST /posts/{postId}/approve": () => ({}),
  "POST /posts/{postId}/reject": () => ({ reason: "不合适" }),
  "POST /posts/{postId}/hide": () => ({ reason: "不合适" }),
  "POST /posts/{postId}/dismiss": () => ({ answer: "看过了" }),
  "POST /inbox/{itemId}/read": () => ({}),
  "POST /inbox/read": () => ({}),
};
/** What else stands in a path, and is nobody's. */
const WORDS: Record<string, string> = { kind: "latest" };
/** What a reading is asked with besides. */
const SOUGHT = `?q=${encodeURIComponent(CANARY)}`;
const QUERIES: Record<string, string> = {
  "GET /threads/{threadId}/find": SOUGHT,
  "GET /search/bulletins": SOUGHT,
  "GET /search/posts": SOUGHT,
};

const nameOf = ({ method, path }: Operation) => `${method} ${path}`;
const isRead = ({ method }: Operation) => method === "GET";

async function ask(token: string, operation: Operation, fields: Record<string, string>) {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, field: string) => fields[field] ?? WORDS[field] ?? "");
  const body = isRead(operation) ? undefined : { ...BODIES[nameOf(operation)]!(), ...boardOf(operation, fields) };
  const response = await answer(
    new Request(`http://localhost/api/v1${path}${QUERIES[nameOf(operation)] ?? ""}`, {
      method: operation.method,
      headers: { authorization: `Bearer ${token}` },
      body: body && JSON.stringify(body),
    }),
  );
  return { status: response.status, text: await response.text() };
}

/** The one thing that is named in a body and not in a path. */
const boardOf = (operation: Operation, { boardId }: Record<string, string>) =>
  nameOf(operation) === "POST /threads" && { boardId };

const nowhere = () =>
  Object.fromEntries(Object.keys({ ...world.fields, itemId: "" }).map((name) => [name, crypto.randomUUID()]));

test("the table of this test names every operation that writes, and everything that a path names", () => {
  expect(Object.keys(BODIES).sort()).toEqual(
    operations
      .filter((one) => !isRead(one))
      .map(nameOf)
      .sort(),
  );
  const named = new Set(operations.flatMap(({ path }) => fieldsOf(path)));
  const known = [...Object.keys(world.fields), ...Object.keys(WORDS), "itemId"];
  expect([...named].filter((field) => !known.includes(field))).toEqual([]);
});

test("an outsider cannot tell by any operation that a thing of another unit exists, and nothing is done to it", async () => {
  const [all, none] = [{ ...world.fields, itemId: crypto.randomUUID() }, nowhere()];
  for (const operation of operations) {
    for (const token of outsiders) {
      const [foreign, missing] = [await ask(token, operation, all), await ask(token, operation, none)];
      const names =
        fieldsOf(operation.path).filter((field) => field in all).length > 0 || nameOf(operation) === "POST /threads";
      expect(foreign, nameOf(operation)).toEqual(missing);
      expect(foreign.status, nameOf(operation)).toBe(names ? 404 : 200);
      expect(foreign.text, nameOf(operation)).not.toContain(CANARY);
    }
  }
});

test("what is asked there exists: by the same requests a leader of the unit reads all of it", async () => {
  const token = await tokenOf(world.leader);
  const told: string[] = [];
  for (const operation of operations.filter(isRead)) {
    const { status, text } = await ask(token, operation, world.fields);
    expect(status, nameOf(operation)).toBe(200);
    if (text.includes(CANARY)) told.push(nameOf(operation));
  }
  const silent = operations
    .filter(isRead)
    .map(nameOf)
    .filter((name) => !told.includes(name));
  // Their own affairs, in which nothing has happened yet.
  expect(silent.sort()).toEqual(["GET /bookmarks", "GET /inbox", "GET /me"]);
});

test("a member of the unit does by a program what the forms do, and the leader's operations are refused them", async () => {
  const [member, leader] = [await tokenOf(await cast.member("works-1", "唐婉")), await tokenOf(world.leader)];
  const isLeaders = ({ scope }: Operation) => scope === "forum:moderate";
  const post = { ...world.fields, postId: world.pendingId };
  for (const operation of operations.filter(isLeaders).filter((one) => !isRead(one)))
    expect((await ask(member, operation, world.fields)).status, nameOf(operation)).toBe(404);
  const named = (name: string) => operations.find((operation) => nameOf(operation) === name)!;
  for (const name of [
    "POST /boards/{boardId}/follow",
    "POST /threads/{threadId}/follow",
    "POST /threads/{threadId}/read",
    "POST /posts/{postId}/bookmark",
    "POST /posts/{postId}/flags",
    "POST /polls/{pollId}/votes",
    "POST /inbox/read",
  ])
    expect((await ask(member, named(name), world.fields)).status, name).toBe(200);
  expect(JSON.parse((await ask(member, named("GET /threads/{threadId}/poll"), world.fields)).text)).toMatchObject({
    hasVoted: true,
    own: [world.options[0]!.id],
    figures: { [world.options[0]!.id]: 1, [world.options[1]!.id]: 0 },
  });
  expect(JSON.parse((await ask(member, named("GET /bookmarks"), world.fields)).text)).toMatchObject({
    bookmarks: [{ kept: { postId: world.fields.postId, note: "门外", thread: CANARY } }],
  });
  expect((await ask(leader, named("POST /posts/{postId}/approve"), post)).status).toBe(200);
  expect((await ask(leader, named("POST /posts/{postId}/dismiss"), world.fields)).status).toBe(200);
  expect((await ask(leader, named("POST /posts/{postId}/hide"), world.fields)).status).toBe(200);
  const told = JSON.parse((await ask(member, named("GET /posts/{postId}"), world.fields)).text);
  expect(told).toMatchObject({ state: "hidden", said: null, threadId: world.fields.threadId });
});
