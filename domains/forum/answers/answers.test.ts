import { beforeAll, expect, test } from "vitest";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { handleEvents } from "#domains/kernel/outbox.ts";
import { hidePost } from "#domains/moderation/commands/hide-post.ts";
import { notificationListeners } from "#domains/notifications/on-events.ts";
import { listInbox } from "#domains/notifications/queries.ts";
import { acceptAnswer } from "./commands/accept-answer.ts";
import { findAnswer } from "./queries.ts";

type Person = Actor & { id: string };
let cast: Cast;
let asker: Person;
let helper: Person;
beforeAll(async () => {
  cast = await castOf();
  asker = await cast.member("works-1", "石磊");
  helper = await cast.member("works-2", "唐婉");
});

const newThread = async (by = helper) => {
  const board = await plantBoard(cast.unit("works"));
  return plantThread({ boardId: board.id, unitId: board.unitId }, asker, [
    { by: asker, text: "怎么登记？" },
    { by, text: "填附表一" },
    { by, text: "附表二也要" },
    { by, text: "撤回", deleted: true },
    { by, text: "待审", pending: true },
  ]);
};

test("one answer stands in a thread: another takes its place, and it can be taken back", async () => {
  const { id, postIds } = await newThread();
  await acceptAnswer(asker, { postId: postIds[1]!, accepted: true });
  expect(await findAnswer(helper, id)).toBe(2);
  await acceptAnswer(await cast.leader("works"), { postId: postIds[2]!, accepted: true });
  expect(await findAnswer(helper, id)).toBe(3);
  await acceptAnswer(asker, { postId: postIds[1]!, accepted: false });
  expect(await findAnswer(helper, id)).toBe(3);
  await acceptAnswer(asker, { postId: postIds[2]!, accepted: false });
  expect(await findAnswer(helper, id)).toBeNull();
});

test("only whoever asked or moderates accepts, and only an answer that readers see", async () => {
  const { postIds } = await newThread();
  const accept = (actor: Actor, index: number) => acceptAnswer(actor, { postId: postIds[index]!, accepted: true });
  for (const actor of [helper, await cast.member("works")])
    await expect(accept(actor, 1)).rejects.toMatchObject({ code: "forbidden" });
  for (const actor of [await cast.member("office"), await cast.leader("office"), cast.guest])
    await expect(accept(actor, 1)).rejects.toMatchObject({ code: "not_found" });
  for (const index of [0, 3]) await expect(accept(asker, index)).rejects.toMatchObject({ code: "forbidden" });
  await expect(accept(asker, 4)).rejects.toMatchObject({ code: "not_found" });
});

test("an answer that is hidden is none any more, and to whoever may not see the thread there never was one", async () => {
  const { id, postIds } = await newThread();
  await acceptAnswer(asker, { postId: postIds[1]!, accepted: true });
  expect(await findAnswer(await cast.member("office"), id)).toBeNull();
  await hidePost(await cast.leader("works"), { postId: postIds[1]!, reason: "不准确" });
  for (const viewer of [asker, helper, await cast.leader("works")]) expect(await findAnswer(viewer, id)).toBeNull();
});

test("who gave the answer is told that it was accepted, not that this was taken back; whoever accepts the own one is not", async () => {
  const [told, leader] = [await cast.member("works-2"), await cast.leader("works")];
  const [{ postIds }, own] = [await newThread(told), await newThread(leader)];
  await acceptAnswer(asker, { postId: postIds[1]!, accepted: true });
  await acceptAnswer(asker, { postId: postIds[1]!, accepted: false });
  await acceptAnswer(leader, { postId: own.postIds[1]!, accepted: true });
  while ((await handleEvents([notificationListeners], () => {})) > 0);
  expect(await listInbox(told)).toMatchObject([{ kind: "answer-accepted", actorName: "石磊", postNumber: 2 }]);
  expect((await listInbox(leader)).filter(({ kind }) => kind === "answer-accepted")).toEqual([]);
});
