import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { memberships } from "#db/schema/accounts.ts";
import { events, rateLimits } from "#db/schema/kernel.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { handleEvents } from "#domains/kernel/outbox.ts";
import { flagPost } from "#domains/moderation/commands/flag-post.ts";
import { listQueue } from "#domains/moderation/queue/queries.ts";
import { countUnread, listInbox } from "#domains/notifications/queries.ts";
import { overlayFor } from "#domains/overlays.ts";
import { subscribers } from "#domains/subscribers.ts";
import type { ThreadOverlay } from "../overlay.ts";
import { reply } from "../posts/commands/reply.ts";
import { heedPerson } from "./commands/heed-person.ts";
import { ignorePerson } from "./commands/ignore-person.ts";
import { listIgnored } from "./queries.ts";

type Person = Actor & { id: string };
let cast: Cast;
let loud: Person;
let reader: Person;
beforeAll(async () => {
  cast = await castOf();
  loud = await cast.member("works-2", "吵闹");
  reader = await cast.member("works-1", "安静");
});
beforeEach(async () => {
  await db.delete(rateLimits);
});

async function deliver() {
  while ((await handleEvents(subscribers, (error) => Promise.reject(error))) > 0);
}
async function scene() {
  const board = await plantBoard(cast.unit("works"));
  return plantThread({ boardId: board.id, unitId: board.unitId }, reader, [
    { by: reader },
    { by: loud },
    { by: reader },
  ]);
}
const foldedFor = async (person: Person, threadId: string) =>
  ((await overlayFor(person, `/units/works/forum/threads/${threadId}`)) as ThreadOverlay).folded;

test("an ignored person's posts are folded for who ignores them and for nobody else, until they are heeded again", async () => {
  const thread = await scene();
  await ignorePerson(reader, { personId: loud.id });
  await ignorePerson(reader, { personId: loud.id });
  expect(await foldedFor(reader, thread.id)).toEqual([2]);
  expect(await foldedFor(loud, thread.id)).toEqual([]);
  expect(await listIgnored(reader)).toMatchObject([{ name: "吵闹" }]);
  expect(await listIgnored(loud)).toEqual([]);
  await heedPerson(reader, { personId: loud.id });
  expect([await foldedFor(reader, thread.id), await listIgnored(reader)]).toEqual([[], []]);
  expect((await db.select().from(events)).filter(({ name }) => name.startsWith("forum.person."))).toEqual([]);
});

test("nothing of theirs comes into the inbox, and what came before is gone from list and badge alike", async () => {
  const thread = await scene();
  await reply(loud, { threadId: thread.id, parentNumber: "1", text: "@安静 先说一句" });
  await deliver();
  expect([(await listInbox(reader)).length, await countUnread(reader)]).toEqual([1, 1]);
  await ignorePerson(reader, { personId: loud.id });
  expect([(await listInbox(reader)).length, await countUnread(reader)]).toEqual([0, 0]);
  await reply(loud, { threadId: thread.id, parentNumber: "1", text: "@安静 再说一句" });
  await deliver();
  await heedPerson(reader, { personId: loud.id });
  expect((await listInbox(reader)).map(({ postNumber }) => postNumber)).toEqual([4]);
});

test("in office nobody is ignored: the queue shows a leader what there is to decide", async () => {
  const thread = await scene();
  const leader = await cast.leader("works");
  await ignorePerson(leader, { personId: loud.id });
  await flagPost(reader, { postId: thread.postIds[1]!, reason: "insult" });
  expect((await listQueue(leader)).map(({ authorName }) => authorName)).toContain("吵闹");
});

test("one ignores whom one knows or has read; of anybody else one learns as little as of nobody", async () => {
  const stranger = await cast.member("office-1");
  const refusal = (actor: Actor, personId: string) =>
    ignorePerson(actor, { personId }).then(
      () => "yes",
      ({ code, fields }) => ({ code, fields }),
    );
  const unknown = await refusal(reader, stranger.id);
  expect(unknown).toEqual(await refusal(reader, crypto.randomUUID()));
  expect(unknown).toMatchObject({ code: "not_found" });
  expect(await refusal(reader, reader.id)).toMatchObject({ code: "forbidden" });
  const open = await plantBoard(null);
  await plantThread({ boardId: open.id, unitId: null }, stranger, [{ by: stranger }]);
  expect(await refusal(reader, stranger.id)).toBe("yes");
  await db.update(memberships).set({ endedAt: new Date() }).where(eq(memberships.memberId, reader.id));
  expect(await refusal(await cast.again(reader.id), loud.id)).toMatchObject({ code: "not_found" });
});
