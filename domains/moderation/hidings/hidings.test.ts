import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { afterTheFirst } from "#db/testing/turns.ts";
import { deletePost } from "#domains/forum/posts/commands/delete-post.ts";
import { listInbox } from "#domains/notifications/queries.ts";
import { hidePost } from "../commands/hide-post.ts";
import { clearDesk, deliver, type People, peopleOf } from "../testing.ts";
import { codeOf, plantMovable, REASON, some } from "../testing-moves.ts";
import { hidePosts } from "./commands/hide-posts.ts";
import { listHidings } from "./queries.ts";

let cast: Cast;
let people: People;
beforeAll(async () => {
  cast = await castOf();
  people = await peopleOf(cast);
});
beforeEach(clearDesk);

const plant = () => {
  const { author, reader } = people;
  return plantMovable(cast, people, "works", [
    { by: author },
    { by: author },
    { by: reader },
    { by: author },
    { by: reader, pending: true },
  ]);
};
const hiddenIn = async (threadId: string) => {
  const rows = await db.select().from(posts).where(eq(posts.threadId, threadId)).orderBy(posts.number);
  return rows.filter(({ hiddenBy }) => hiddenBy !== null).map(({ number }) => number);
};

test("several posts are hidden for one reason, each with its act, and every author is told of their own", async () => {
  const { author, reader, leader } = people;
  const thread = await plant();
  await hidePosts(leader, { ...some(thread, 2, 3, 5), ...REASON });
  expect(await hiddenIn(thread.id)).toEqual([2, 3, 5]);
  const [now] = await db.select().from(threads).where(eq(threads.id, thread.id));
  expect(now).toMatchObject({ postCount: 2, lastShownNumber: 4 });
  const acts = await db.select().from(moderationActions).where(eq(moderationActions.threadId, thread.id));
  expect(acts.map(({ kind, postNumber, reason }) => [kind, postNumber, reason])).toEqual([
    ["hide-post", 2, REASON.reason],
    ["hide-post", 3, REASON.reason],
    ["reject-post", 5, REASON.reason],
  ]);
  await deliver();
  expect((await listInbox(author)).map(({ actionKind, reason }) => [actionKind, reason])).toEqual([
    ["hide-post", REASON.reason],
  ]);
  expect((await listInbox(reader)).map(({ actionKind }) => actionKind).sort()).toEqual(["hide-post", "reject-post"]);
});

test("what the preview says of each is what happens: the opening post, what is gone and what stands elsewhere are left out", async () => {
  const { author, leader } = people;
  const [thread, other] = [await plant(), await plant()];
  await hidePost(leader, { postId: thread.postIds[1]!, ...REASON });
  await deletePost(author, { postId: thread.postIds[3]! });
  const chosen = { ...some(thread, 1, 2, 3, 4), ...REASON };
  chosen.postIds.push(other.postIds[1]!, crypto.randomUUID());
  const said = [...(await listHidings(leader, thread.id, chosen.postIds)).values()];
  expect(said).toEqual(["opening", "hidden", null, "gone", "gone", "gone"]);
  await hidePosts(leader, chosen);
  expect(await hiddenIn(thread.id)).toEqual([2, 3]);
  expect(await hiddenIn(other.id)).toEqual([]);
  expect(await codeOf(hidePosts(leader, chosen))).toBe("nothingToHide");
});

test("without a reason, without a post, by a member or from elsewhere nothing is hidden", async () => {
  const { author, reader, leader, sister } = people;
  const thread = await plant();
  const chosen = some(thread, 2, 3);
  expect(await codeOf(hidePosts(leader, { ...chosen, reason: "" }))).not.toBe("done");
  expect(await codeOf(hidePosts(leader, { ...chosen, postIds: [], ...REASON }))).not.toBe("done");
  for (const who of [author, reader]) expect(await codeOf(hidePosts(who, { ...chosen, ...REASON }))).toBe("forbidden");
  for (const who of [sister, cast.guest]) {
    expect(await codeOf(hidePosts(who, { ...chosen, ...REASON }))).toBe("not_found");
    const said = await listHidings(who, thread.id, chosen.postIds);
    expect([...said.values()]).toEqual(["gone", "gone"]);
  }
  expect(await hiddenIn(thread.id)).toEqual([]);
});

test("of two leaders at the same posts each is hidden once", async () => {
  const { leader, deputy } = people;
  const thread = await plant();
  await afterTheFirst(
    (tx) => hidePosts(leader, { ...some(thread, 3, 2), ...REASON }, tx),
    () => hidePosts(deputy, { ...some(thread, 2, 4), ...REASON }),
  );
  const acts = await db.select().from(moderationActions).where(eq(moderationActions.threadId, thread.id));
  expect(acts.map(({ postNumber }) => postNumber).sort()).toEqual([2, 3, 4]);
});
