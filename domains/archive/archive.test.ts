import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "#db/client.ts";
import { memberships } from "#db/schema/accounts.ts";
import { events } from "#db/schema/kernel.ts";
import { castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { saveBookmark } from "#domains/forum/bookmarks/commands/save-bookmark.ts";
import { saveDraft } from "#domains/forum/drafts/commands/save-draft.ts";
import { guest } from "#domains/kernel/actor.ts";
import { takeArchive } from "./commands/take-archive.ts";

test("an archive holds what its owner wrote and is writing, and nothing of anybody else or of a unit they have left", async () => {
  const cast = await castOf();
  const [owner, other] = [await cast.member("works-1", "石磊"), await cast.member("works-1", "唐婉")];
  const board = await plantBoard(cast.unit("works"), { name: "工地夜话" });
  const where = { boardId: board.id, unitId: board.unitId };
  const thread = await plantThread(where, other, [
    { by: other, text: "别人的" },
    { by: owner, text: "我说的" },
  ]);
  await saveDraft(owner, { kind: "reply", targetId: thread.id, text: "没写完" });
  await saveBookmark(owner, { postId: thread.postIds[1]!, note: "记得改" });
  const { archive } = await takeArchive(owner, {});
  expect(archive).toMatchObject({
    account: { name: "石磊" },
    units: [{ name: "works-1" }],
    posts: [{ board: "工地夜话", number: 2, text: "我说的" }],
    drafts: [{ kind: "reply", text: "没写完" }],
    bookmarks: [{ number: 2, note: "记得改" }],
  });
  expect(JSON.stringify(archive)).not.toMatch(/别人的|唐婉|password|totp/i);
  const [event] = await db.select().from(events).where(eq(events.name, "archive.copy.taken"));
  expect(event).toMatchObject({ actorId: owner.id, payload: { posts: 1 } });

  await db.update(memberships).set({ endedAt: new Date() }).where(eq(memberships.memberId, owner.id));
  const left = await takeArchive(await cast.again(owner.id), {});
  expect(left.archive).toMatchObject({ posts: [], drafts: [], bookmarks: [], units: [] });
  expect(JSON.stringify(left.archive)).not.toContain("工地夜话");
  await expect(takeArchive(guest, {})).rejects.toMatchObject({ code: "not_found" });
});
