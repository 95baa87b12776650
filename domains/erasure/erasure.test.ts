import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { grants, members, memberships, sessions } from "#db/schema/accounts.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { rateLimits } from "#db/schema/kernel.ts";
import { media } from "#db/schema/media.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { whereSaid } from "#db/testing/where-said.ts";
import { saveBookmark } from "#domains/forum/bookmarks/commands/save-bookmark.ts";
import { saveDraft } from "#domains/forum/drafts/commands/save-draft.ts";
import { editPost } from "#domains/forum/posts/commands/edit-post.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import { listPosts } from "#domains/forum/posts/queries.ts";
import { findThread } from "#domains/forum/threads/queries.ts";
import { type Actor, system } from "#domains/kernel/actor.ts";
import { shelveFile } from "#domains/media/library/commands/shelve-file.ts";
import { ownDataFolder, pictureOf } from "#domains/media/testing.ts";
import { uploadPicture } from "#domains/media/upload.ts";
import { deliver } from "#domains/moderation/testing.ts";
import { findProfile } from "#domains/people/directory/queries.ts";
import { createPerson } from "#domains/people/register/commands/create-person.ts";
import { deactivatePerson } from "#domains/people/register/commands/deactivate-person.ts";
import { reactivatePerson } from "#domains/people/register/commands/reactivate-person.ts";
import { findPerson } from "#domains/people/register/queries.ts";
import { ERASED_NAME } from "#lib/reserved-names.ts";
import { cancelErasure } from "./commands/cancel-erasure.ts";
import { eraseAccount } from "./commands/erase-account.ts";
import { planErasure } from "./commands/plan-erasure.ts";
import { eraseDue } from "./erase-due.ts";

type Person = Actor & { id: string };
const NAME = "鹭石七";
await ownDataFolder();
let cast: Cast;
let admin: Person;
let reader: Person;
beforeAll(async () => {
  cast = await castOf();
  admin = await cast.staff("system-admin");
  reader = await cast.member("works-2", "李明");
});
beforeEach(async () => {
  await db.delete(rateLimits);
});

const rowOf = async (id: string) => (await db.select().from(members).where(eq(members.id, id)))[0]!;
async function comes(id: string) {
  await db.update(members).set({ eraseAt: sql`now() - interval '1 second'` }).where(eq(members.id, id));
  await eraseDue();
  await deliver();
}

/** Somebody who has left a name wherever one can. */
async function scene() {
  const person = await cast.member("works-1", NAME);
  const way = { email: `${NAME}@example.org`, about: `我是${NAME}`, passwordHash: `x${NAME}`, ssoSubject: `s${NAME}` };
  await db.update(members).set(way).where(eq(members.id, person.id));
  await db
    .update(memberships)
    .set({ post: `${NAME}的职务` })
    .where(eq(memberships.memberId, person.id));
  await db.insert(sessions).values({ memberId: person.id, method: "password", name: NAME, expiresAt: new Date() });
  const board = await plantBoard(cast.unit("works"));
  const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, reader, [{ by: reader }]);
  const { id: mediaId } = await uploadPicture(person, { bytes: await pictureOf(300, 200), fileName: `${NAME}.jpg` });
  const said = await reply(person, { threadId: thread.id, text: `开会时说的\n\n![图](media:${mediaId})` });
  const quote = `>#${said.number} ${NAME}\n> 开会时说的`;
  const answer = await reply(reader, { threadId: thread.id, text: `@${NAME} 我看过\n\n${quote}` });
  await editPost(reader, {
    postId: answer.id,
    revision: "1",
    text: `@${NAME} 我看过了\n\n${quote}`,
  });
  await saveDraft(person, { kind: "reply", targetId: thread.id, text: `${NAME}的草稿` });
  await saveBookmark(person, { postId: answer.id, note: `${NAME}的备注` });
  await deliver();
  await deactivatePerson(admin, { memberId: person.id });
  return { person, thread, mediaId, said, answer };
}

test("on its day nothing in the house says any more who it was; what was said stays, as that of a former member", async () => {
  const { person, thread, mediaId, said, answer } = await scene();
  expect((await whereSaid(NAME)).sort()).toEqual(
    ["bookmarks", "drafts", "media", "members", "memberships", "post_revisions", "posts", "sessions"].sort(),
  );
  await planErasure(admin, { memberId: person.id });
  expect(await eraseDue()).toBe(0);
  expect((await rowOf(person.id)).name).toBe(NAME);

  await comes(person.id);
  expect(await whereSaid(NAME)).toEqual([]);
  expect(await db.select().from(media).where(eq(media.id, mediaId))).toEqual([]);
  expect(await rowOf(person.id)).toMatchObject({ name: ERASED_NAME, eraseAt: null, erasedAt: expect.any(Date) });
  const seen = await listPosts(reader, (await findThread(reader, thread.id))!, { first: 1, last: 20 });
  const [first, second] = [said, answer].map(({ number }) => seen.find((post) => post.number === number)?.said);
  expect(first).toMatchObject({ authorName: ERASED_NAME, isVoice: true, home: null });
  expect(JSON.stringify(first?.body)).toContain("开会时说的");
  expect(second?.body.content.slice(0, 2)).toMatchObject([
    {
      content: [
        { type: "text", text: `@${ERASED_NAME}` },
        { type: "text", text: " 我看过了" },
      ],
    },
    { type: "blockquote", attrs: { number: said.number, author: ERASED_NAME } },
  ]);
  for (const find of [findPerson(admin, person.id), findProfile(reader, person.id)]) expect(await find).toBeNull();
  const again = { memberId: person.id };
  for (const work of [planErasure, cancelErasure, reactivatePerson])
    await expect(work(admin, again)).rejects.toMatchObject({ code: "not_found" });
  await db.delete(posts).where(eq(posts.threadId, thread.id));
});

test("a namesake keeps the name, and what merely stands at the same number elsewhere does too", async () => {
  const { person, thread, said } = await scene();
  const twin = await cast.member("works-1", NAME);
  const other = await plantThread(
    { boardId: (await plantBoard(cast.unit("works"))).id, unitId: cast.unit("works") },
    twin,
    [{ by: twin }, { by: twin, text: "另一处" }],
  );
  expect(said.number).toBe(2);
  await reply(reader, { threadId: other.id, text: `>#2 ${NAME}\n> 另一处` });
  await planErasure(admin, { memberId: person.id });
  await comes(person.id);
  const [quoting] = await db
    .select()
    .from(posts)
    .where(eq(posts.threadId, other.id))
    .orderBy(sql`number desc`)
    .limit(1);
  expect(quoting?.body.content[0]).toMatchObject({ type: "blockquote", attrs: { author: NAME } });
  expect((await rowOf(twin.id)).name).toBe(NAME);
  await db.delete(posts).where(eq(posts.threadId, thread.id));
});

test("where it was asked for, what was said is taken back with it, but for what a moderator has hidden", async () => {
  const { person, thread, said } = await scene();
  const hidden = await reply(reader, { threadId: thread.id, text: "藏起来的" });
  await db.update(posts).set({ authorId: person.id, hiddenBy: person.id }).where(eq(posts.id, hidden.id));
  await planErasure(admin, { memberId: person.id, posts: "on" });
  await comes(person.id);
  const state = async (id: string) => (await db.select().from(posts).where(eq(posts.id, id)))[0]!.deletedAt;
  expect(await state(said.id)).not.toBeNull();
  expect(await state(hidden.id)).toBeNull();
  const [row] = await db.select().from(threads).where(eq(threads.id, thread.id));
  expect(row).toMatchObject({ postCount: 2 });
});

test("what the house has published or shelved stays with it; pages that showed the rest are made anew", async () => {
  const editor = await cast.staff("editor");
  const send = async () => (await uploadPicture(editor, { bytes: await pictureOf(300, 200), fileName: "会场.jpg" })).id;
  const [shelved, shown] = [await send(), await send()];
  await shelveFile(editor, { mediaId: shelved, title: "会场", licence: "own", unitId: "" });
  const board = await plantBoard(null);
  const thread = await plantThread({ boardId: board.id, unitId: null }, reader, [{ by: reader }]);
  await reply(editor, { threadId: thread.id, text: `看图\n\n![图](media:${shown})` });
  await deactivatePerson(admin, { memberId: editor.id });
  await db
    .update(members)
    .set({ eraseAt: new Date(0) })
    .where(eq(members.id, editor.id));
  const { tags } = await eraseAccount(system, { memberId: editor.id });
  expect(tags).toEqual([`member:${editor.id}`, `thread:${thread.id}`]);
  await deliver();
  const left = await db.select({ id: media.id }).from(media).where(eq(media.ownerId, editor.id));
  expect(left).toEqual([{ id: shelved }]);
});

test("it is planned for a shut account only, never for oneself or who administers, and thought better of until its day", async () => {
  const person = await cast.member("works-1");
  const memberId = person.id;
  await expect(planErasure(admin, { memberId })).rejects.toMatchObject({ code: "forbidden" });
  await deactivatePerson(admin, { memberId });
  for (const other of [reader, await cast.leader("works"), await cast.staff("audit-admin")])
    await expect(planErasure(other, { memberId })).rejects.toMatchObject({ code: "not_found" });
  await expect(planErasure(await cast.staff("security-admin"), { memberId })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(cancelErasure(admin, { memberId })).rejects.toMatchObject({ code: "conflict" });
  await planErasure(admin, { memberId });
  const days = ((await rowOf(memberId)).eraseAt!.getTime() - Date.now()) / 86_400_000;
  expect(days).toBeCloseTo(30, 1);
  await expect(planErasure(admin, { memberId })).rejects.toMatchObject({ code: "conflict" });
  await expect(eraseAccount(admin, { memberId })).rejects.toMatchObject({ code: "not_found" });
  await cancelErasure(admin, { memberId });
  expect((await rowOf(memberId)).eraseAt).toBeNull();
  await planErasure(admin, { memberId });
  await db
    .update(members)
    .set({ eraseAt: new Date(0) })
    .where(eq(members.id, memberId));
  await expect(eraseAccount(admin, { memberId })).rejects.toMatchObject({ code: "forbidden" });
  await reactivatePerson(admin, { memberId });
  expect((await rowOf(memberId)).eraseAt).toBeNull();

  const colleague = await cast.staff("system-admin");
  await db.update(members).set({ deactivatedAt: new Date() }).where(eq(members.id, colleague.id));
  await expect(planErasure(admin, { memberId: colleague.id })).rejects.toMatchObject({ code: "forbidden" });
  await db.update(grants).set({ revokedAt: new Date() }).where(eq(grants.memberId, colleague.id));
  await planErasure(admin, { memberId: colleague.id });
  const named = { signInName: "erased.name", unitId: cast.unit("works-1") };
  await expect(
    createPerson(admin, { ...named, name: `${ERASED_NAME.slice(0, 3)} ${ERASED_NAME.slice(3)}` }),
  ).rejects.toMatchObject({
    fields: { name: { key: "reservedName" } },
  });
});
