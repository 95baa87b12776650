import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { mediaUses } from "#db/schema/media.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { ownDataFolder } from "#domains/media/testing.ts";
import { PDF } from "#domains/media/testing-files.ts";
import { uploadDocument } from "#domains/media/upload.ts";
import { findThreadPage } from "../threads/page.ts";
import { reply } from "./commands/reply.ts";

await ownDataFolder();

let cast: Cast;
let [author, other] = [null, null] as unknown as [Actor & { id: string }, Actor & { id: string }];
beforeAll(async () => {
  cast = await castOf();
  [author, other] = [await cast.member("works-1"), await cast.member("works-2")];
});

test("a post carries documents of its writer, ten at most, and opens them to its readers", async () => {
  const board = await plantBoard(cast.unit("works"));
  const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, author, [{ by: author }]);
  const send = async (owner: Actor) => (await uploadDocument(owner, { bytes: PDF, fileName: "点检表.pdf" })).id;
  const [own, theirs] = [await send(author), await send(other)];
  const say = (id: string, times = 1) =>
    reply(author, { threadId: thread.id, text: `请填：\n${`[点检表](media:${id})\n`.repeat(times)}` });
  await expect(say(theirs)).rejects.toMatchObject({ fields: { form: { key: "pictureNotYours" } } });
  await expect(say(own, 11)).rejects.toMatchObject({ fields: { text: { key: "tooManyDocuments" } } });
  const { id, number } = await say(own, 10);
  expect(await db.select().from(mediaUses).where(eq(mediaUses.mediaId, own))).toMatchObject([
    { carrier: "post", carrierId: id },
  ]);
  const page = await findThreadPage(other, thread.id, number);
  expect(page?.documents).toMatchObject({ [own]: { format: "pdf", fileName: "点检表.pdf" } });
  expect(page?.pictures).toEqual({});
});
