import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { updateColumn } from "#domains/bulletins/columns/commands/update-column.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { reply } from "../posts/commands/reply.ts";
import { findPost } from "../posts/queries.ts";
import { hangOnBulletin } from "./hang.ts";
import { findThread, findThreadOfBulletin } from "./queries.ts";

type Person = Actor & { id: string };
let cast: Cast;
let [publisher, reader, leader] = [null, null, null] as unknown as [Person, Person, Person];
beforeAll(async () => {
  cast = await castOf();
  publisher = await cast.staff("publisher");
  [reader, leader] = [await cast.member("works-1"), await cast.leader("works")];
});

test("in a column without discussion there is none, for nobody and in no way; opened again it is as it was", async () => {
  const { id: columnId, ...column } = await plantColumn("undiscussed");
  const change = (isDiscussed: "true" | "false") =>
    updateColumn(publisher, { ...{ columnId, isDiscussed, name: column.name, position: 0 }, description: "" });
  const of = { columnId, unitId: cast.unit("works"), authorId: publisher.id };
  const { id: bulletinId } = await plantBulletin(of);
  await db.transaction((tx) => hangOnBulletin(tx, bulletinId));
  const thread = (await findThreadOfBulletin(reader, bulletinId))!;
  const { id: said } = await reply(reader, { threadId: thread.id, text: "先说一句" });

  expect((await change("false")).tags).toEqual(["organisation"]);
  expect((await change("false")).tags).toEqual(["bulletins"]);
  const { id: later } = await plantBulletin(of);
  await db.transaction((tx) => hangOnBulletin(tx, later));
  for (const viewer of [reader, leader, publisher] as const) {
    expect(await findThreadOfBulletin(viewer, bulletinId)).toBeNull();
    expect(await findThreadOfBulletin(viewer, later)).toBeNull();
    expect(await findThread(viewer, thread.id)).toBeNull();
    expect(await findPost(viewer, said)).toBeNull();
    await expect(reply(viewer, { threadId: thread.id, text: "再说一句" })).rejects.toMatchObject({ code: "not_found" });
  }

  expect((await change("true")).tags).toEqual(["organisation"]);
  expect(await findPost(leader, said)).not.toBeNull();
  expect(await findThreadOfBulletin(reader, later)).not.toBeNull();
  await reply(leader, { threadId: thread.id, text: "再说一句" });
});
