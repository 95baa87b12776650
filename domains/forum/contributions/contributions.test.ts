import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { memberships } from "#db/schema/accounts.ts";
import { reactions } from "#db/schema/forum.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { type PlantedPost, plantBoard, plantThread } from "#db/testing/forum.ts";
import type { Actor, Viewer } from "#domains/kernel/actor.ts";
import { findProfile } from "#domains/people/directory/queries.ts";
import { readCursor } from "#lib/cursor.ts";
import { findReactors } from "../posts/reactors/queries.ts";
import { CONTRIBUTIONS_PER_PAGE, findContributor, listPostsBy, listThreadsBy } from "./queries.ts";

type Person = Actor & { id: string };
let cast: Cast;
let author: Person;
let neighbour: Person;
let stranger: Person;
beforeAll(async () => {
  cast = await castOf();
  author = await cast.member("works-1", "王芳");
  neighbour = await cast.member("works-2");
  stranger = await cast.member("office-1");
});

async function plant(slug: string | null, posts: PlantedPost[], title: string) {
  const unitId = slug && cast.unit(slug);
  const board = await plantBoard(unitId);
  return plantThread({ boardId: board.id, unitId }, author, posts, { title });
}
const saidTo = async (viewer: Viewer, person = author) => (await listPostsBy(viewer, person.id)).rows;

test("a profile lists what its reader may read, and by nothing tells of the rest", async () => {
  const mixed: PlantedPost[] = [
    { by: author, text: "给单位的话" },
    { by: author, text: "等审的话", pending: true },
    { by: author, text: "藏起的话", hidden: "跑题" },
    { by: author, text: "收回的话", deleted: true },
    { by: neighbour, text: "别人的话" },
  ];
  await plant("works", mixed, "单位里的题目");
  expect(await findContributor(stranger, author.id)).toBeNull();
  expect(await saidTo(stranger)).toEqual([]);
  expect(await listThreadsBy(stranger, author.id)).toEqual({ rows: [], next: null });
  await plant(null, [{ by: author, text: "给大家的话" }], "大家的题目");
  expect(await findContributor(stranger, author.id)).toMatchObject({ name: "王芳" });
  expect((await saidTo(stranger)).map(({ title }) => title)).toEqual(["大家的题目"]);
  expect((await listThreadsBy(stranger, author.id)).rows.map(({ title }) => title)).toEqual(["大家的题目"]);
  expect(JSON.stringify([await saidTo(stranger), await listThreadsBy(stranger, author.id)])).not.toMatch(/单位/);
  for (const viewer of [neighbour, author, await cast.leader("works")]) {
    expect((await saidTo(viewer)).map(({ title }) => title).sort()).toEqual(["单位里的题目", "大家的题目"]);
    expect(JSON.stringify(await saidTo(viewer))).not.toMatch(/等审|藏起|收回|别人/);
  }
});

test("who leaves a unit finds on a profile nothing of it from that moment, and who never spoke to them has no page", async () => {
  const quiet = await cast.member("works-1", "只在单位说");
  const board = await plantBoard(cast.unit("works"));
  await plantThread({ boardId: board.id, unitId: board.unitId }, quiet, [{ by: quiet }]);
  const leaver = await cast.member("works-2");
  expect(await saidTo(leaver, quiet)).toHaveLength(1);
  await db.update(memberships).set({ endedAt: new Date() }).where(eq(memberships.memberId, leaver.id));
  const gone = await cast.again(leaver.id);
  expect(await saidTo(gone, quiet)).toEqual([]);
  expect([await findContributor(gone, quiet.id), await findProfile(gone, quiet.id)]).toEqual([null, null]);
  for (const id of ["x", crypto.randomUUID()]) expect(await findContributor(gone, id)).toBeNull();
});

test("what somebody said goes on page after page, also where posts share an instant", async () => {
  const talker = await cast.member("works-1");
  const at = new Date();
  const board = await plantBoard(cast.unit("works"));
  const said = Array.from({ length: CONTRIBUTIONS_PER_PAGE + 5 }, () => ({ by: talker, at }));
  const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, talker, said);
  const first = await listPostsBy(neighbour, talker.id);
  const second = await listPostsBy(neighbour, talker.id, readCursor(first.next!));
  expect(second.next).toBeNull();
  const ids = [...first.rows, ...second.rows].map(({ id }) => id);
  expect(ids).toEqual([...thread.postIds].sort().reverse());
});

test("who reacted is told to those who may read the post, and to nobody else", async () => {
  const thread = await plant("works", [{ by: author }, { by: author, hidden: "跑题" }], "表态的题目");
  const [shown, hidden] = thread.postIds as [string, string];
  for (const postId of thread.postIds)
    await db.insert(reactions).values({ postId, memberId: neighbour.id, kind: "thanks" });
  expect((await findReactors(author, shown))!.reactors).toEqual([{ kind: "thanks", name: neighbour.name }]);
  for (const [viewer, postId] of [
    [stranger, shown],
    [neighbour, hidden],
    [neighbour, crypto.randomUUID()],
    [await cast.leader("office"), shown],
  ] as const)
    expect(await findReactors(viewer, postId)).toBeNull();
});
