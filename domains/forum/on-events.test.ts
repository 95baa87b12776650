import { eq } from "drizzle-orm";
import postgres from "postgres";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { bulletinColumns, bulletins, publications } from "#db/schema/bulletins.ts";
import { caseQuestions, cases } from "#db/schema/cases.ts";
import { threads } from "#db/schema/forum.ts";
import { events } from "#db/schema/kernel.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { bodyOf } from "#db/testing/forum.ts";
import type { Actor, Audience } from "#domains/kernel/actor.ts";
import { handleEvents } from "#domains/kernel/outbox.ts";
import { forumListeners } from "./on-events.ts";
import { reply } from "./posts/commands/reply.ts";
import { findThreadOfBulletin, listThreadsOfCase } from "./threads/queries.ts";

const SITE: Audience = { kind: "audience", area: "site" };
const WORKS: Audience = { kind: "audience", area: "unit:works" };
let cast: Cast;
let editor: Actor & { id: string };
beforeAll(async () => {
  cast = await castOf();
  editor = await cast.staff("editor");
});

/** What the worker does after `name` was spoken of `subjectId`. */
async function spoken(name: string, subjectId: string) {
  await db.insert(events).values({ name, subjectId });
  await handleEvents([forumListeners], (error) => {
    throw error;
  });
}

async function publish(unitId: string | null, of?: string) {
  const [column] = await db
    .insert(bulletinColumns)
    .values({ slug: crypto.randomUUID(), name: "栏目", enName: "Column" })
    .returning();
  const copy = { columnId: column!.id, unitId, title: "关于节日纪律的通报", indent: true, body: bodyOf("文") };
  const id =
    of ??
    (
      await db
        .insert(bulletins)
        .values({ ...copy, authorId: editor.id })
        .returning()
    )[0]!.id;
  await db.update(publications).set({ supersededAt: new Date() }).where(eq(publications.bulletinId, id));
  const told = { ...copy, summary: "", source: "", byline: "", version: 1, bulletinId: id, publishedBy: editor.id };
  await db.insert(publications).values(told);
  return id;
}

test("a published bulletin gets one discussion, however often it is said", async () => {
  const id = await publish(null);
  for (let times = 0; times < 3; times++) await spoken("bulletins.bulletin.published", id);
  expect(await db.select().from(threads).where(eq(threads.bulletinId, id))).toHaveLength(1);
  expect(await findThreadOfBulletin(SITE, id)).toMatchObject({
    title: "关于节日纪律的通报",
    postCount: 0,
    unitId: null,
  });
});

test("members speak in a discussion that nobody has begun", async () => {
  const id = await publish(cast.unit("works"));
  await spoken("bulletins.bulletin.published", id);
  const member = await cast.member("works-1");
  const thread = (await findThreadOfBulletin(member, id))!;
  const result = await reply(member, { threadId: thread.id, text: "第一个说" });
  expect(result).toMatchObject({ number: 1, tags: expect.arrayContaining([`bulletin:${id}`]) });
});

test("a discussion follows its bulletin into another area, and between the two nobody sees it where it is no more", async () => {
  const id = await publish(null);
  await spoken("bulletins.bulletin.published", id);
  await publish(cast.unit("works"), id);
  expect(await findThreadOfBulletin(SITE, id)).toBeNull();
  expect(await findThreadOfBulletin(WORKS, id)).toBeNull();
  await spoken("bulletins.bulletin.published", id);
  expect(await findThreadOfBulletin(SITE, id)).toBeNull();
  expect(await findThreadOfBulletin(WORKS, id)).not.toBeNull();
});

test("with the withdrawal of a bulletin its discussion is gone at once", async () => {
  const id = await publish(null);
  await spoken("bulletins.bulletin.published", id);
  await db.update(publications).set({ withdrawnAt: new Date() }).where(eq(publications.bulletinId, id));
  expect(await findThreadOfBulletin(SITE, id)).toBeNull();
  expect(await findThreadOfBulletin(editor, id)).toBeNull();
});

test("each question of a published case has a discussion of its own, in their order", async () => {
  const [row] = await db
    .insert(cases)
    .values({ number: "c-1", title: "案例", breach: "integrity", party: "某", authorId: editor.id })
    .returning();
  const id = row!.id;
  await db.insert(caseQuestions).values([
    { caseId: id, position: 2, text: "第二问" },
    { caseId: id, position: 1, text: "第一问" },
  ]);
  await spoken("cases.case.published", id);
  expect(await listThreadsOfCase(SITE, id)).toEqual([]);
  await db.update(cases).set({ publishedAt: new Date() }).where(eq(cases.id, id));
  for (let times = 0; times < 2; times++) await spoken("cases.case.published", id);
  const found = await listThreadsOfCase(SITE, id);
  expect(found.map((thread) => thread.title)).toEqual(["第一问", "第二问"]);
  expect(found[0]?.caseId).toBe(id);
});

test("the worker repeats what a reply makes stale, should its own notice have been lost", async () => {
  const heard: string[] = [];
  const listening = postgres(process.env.DATABASE_URL!, { max: 1, onnotice: () => {} });
  const id = await publish(null);
  await spoken("bulletins.bulletin.published", id);
  const thread = await findThreadOfBulletin(SITE, id);
  await listening.listen("cache_tags", (tags) => heard.push(tags));
  const post = { threadId: thread!.id, number: 1 };
  await db.insert(events).values({ name: "forum.post.replied", subjectId: thread!.id, payload: post });
  await handleEvents([forumListeners], (error) => {
    throw error;
  });
  await expect.poll(() => heard).toContain(JSON.stringify([`thread:${thread!.id}`, "forum", `bulletin:${id}`]));
  await listening.end();
});
