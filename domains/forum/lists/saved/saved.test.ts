import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { memberships } from "#db/schema/accounts.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard } from "#db/testing/forum.ts";
import { SAVED_LISTS_MAX } from "../../limits.ts";
import { removeList } from "./commands/remove-list.ts";
import { saveList } from "./commands/save-list.ts";
import { listSavedLists } from "./queries.ts";

let cast: Cast;
beforeAll(async () => {
  cast = await castOf();
});

test("a list is kept under its name, the same name means the last one, and only its owner sees or removes it", async () => {
  const [owner, other] = [await cast.member("works-1"), await cast.member("works-1")];
  const board = await plantBoard(cast.unit("works"));
  await saveList(owner, { name: "工地未读", kind: "unread", board: board.slug });
  const { id } = await saveList(owner, { name: "工地未读", kind: "top", period: "month", board: "", unit: "works" });
  expect(await listSavedLists(owner)).toEqual([
    { id, name: "工地未读", kind: "top", period: "month", board: null, unit: "works" },
  ]);
  expect(await listSavedLists(other)).toEqual([]);
  await expect(removeList(other, { savedListId: id })).rejects.toMatchObject({ code: "not_found" });
  await removeList(owner, { savedListId: id });
  expect(await listSavedLists(owner)).toEqual([]);
});

test("nobody keeps a list of a board that they do not see, and more lists than a menu holds are refused", async () => {
  const owner = await cast.member("works-1");
  const foreign = await plantBoard(cast.unit("office"));
  for (const where of [{ board: foreign.slug }, { board: "nowhere" }, { unit: "office" }])
    await expect(saveList(owner, { name: "别处", kind: "latest", ...where })).rejects.toMatchObject({
      code: "not_found",
    });
  for (let index = 0; index < SAVED_LISTS_MAX; index++) await saveList(owner, { name: `列表${index}`, kind: "latest" });
  await expect(saveList(owner, { name: "多一个", kind: "latest" })).rejects.toMatchObject({
    fields: { form: { key: "listsFull" } },
  });
  await saveList(owner, { name: "列表0", kind: "mine" });
});

test("a list of a board that its owner no longer sees is away, and there again when they come back", async () => {
  const owner = await cast.member("works-2");
  const board = await plantBoard(cast.unit("works"));
  await saveList(owner, { name: "工地", kind: "latest", board: board.slug });
  await db.update(memberships).set({ endedAt: new Date() }).where(eq(memberships.memberId, owner.id));
  expect(await listSavedLists(await cast.again(owner.id))).toEqual([]);
  await db.update(memberships).set({ endedAt: null }).where(eq(memberships.memberId, owner.id));
  expect(await listSavedLists(await cast.again(owner.id))).toHaveLength(1);
});
