import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { threads } from "#db/schema/forum.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { type PlantedPost, plantBoard, plantThread } from "#db/testing/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { attachMedia } from "#domains/media/attach.ts";
import { serveFile } from "#domains/media/serve.ts";
import { ownDataFolder, pictureOf } from "#domains/media/testing.ts";
import { uploadPicture } from "#domains/media/upload.ts";
import { carriers } from "./carriers.ts";

type Member = Actor & { id: string };

await ownDataFolder();
let cast: Cast;
let author: Member;
let reader: Member;
let stranger: Member;
beforeAll(async () => {
  cast = await castOf();
  [author, reader, stranger] = [
    await cast.member("works-1"),
    await cast.member("works-1"),
    await cast.member("office"),
  ];
});

/** A picture in the second post of a thread of works-1, in the state given. */
async function pictureIn(state: Partial<PlantedPost>) {
  const { id } = await uploadPicture(author, { bytes: await pictureOf(600, 300), fileName: "a.jpg" });
  const unitId = cast.unit("works-1");
  const board = await plantBoard(unitId);
  const posts = [{ by: author }, { by: author, ...state }];
  const thread = await plantThread({ boardId: board.id, unitId }, author, posts);
  await db.transaction((tx) => attachMedia(tx, "post", thread.postIds[1]!, [id], author.id));
  return { id, threadId: thread.id };
}

const sees = (viewer: Actor, id: string) =>
  serveFile(viewer, { id, name: "480", headers: new Headers() }, carriers).then(
    () => true,
    () => false,
  );

test("a picture in a post is seen by those who can read the post, and by nobody of another unit", async () => {
  const { id } = await pictureIn({});
  expect([await sees(reader, id), await sees(author, id), await sees(stranger, id)]).toEqual([true, true, false]);
});

test.each([
  ["hidden", { hidden: "人身攻击" }],
  ["deleted", { deleted: true }],
  ["waiting", { pending: true }],
] as const)("the picture of a %s post is dead for its readers", async (_, state) => {
  const { id } = await pictureIn(state);
  expect([await sees(reader, id), await sees(stranger, id)]).toEqual([false, false]);
});

test("the old address of a picture dies when its thread moves away", async () => {
  const { id, threadId } = await pictureIn({});
  const board = await plantBoard(cast.unit("office"));
  await db.update(threads).set({ boardId: board.id, unitId: board.unitId }).where(eq(threads.id, threadId));
  expect([await sees(reader, id), await sees(stranger, id)]).toEqual([false, true]);
});
