import { beforeAll, expect, test } from "vitest";
import { plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { plantCase } from "#db/testing/cases.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import type { Actor, Audience } from "#domains/kernel/actor.ts";
import { withdrawBulletin } from "../commands/withdraw-bulletin.ts";
import { readAddress } from "./address.ts";
import { addTopicItem } from "./commands/add-topic-item.ts";
import { createTopic } from "./commands/create-topic.ts";
import { publishTopic } from "./commands/publish-topic.ts";
import { removeTopicItem } from "./commands/remove-topic-item.ts";
import { updateTopic } from "./commands/update-topic.ts";
import { TOPIC_LIMITS } from "./input.ts";
import { listTopicItems } from "./items/queries.ts";
import { findTopic, listTopics, listTopicsToManage } from "./queries.ts";

let cast: Cast;
let editor: Actor;
let columnId: string;
let authorId: string;
beforeAll(async () => {
  cast = await castOf();
  editor = await cast.staff("editor");
  authorId = (await cast.staff("editor")).id;
  columnId = (await plantColumn("gathered")).id;
});
const site: Audience = { kind: "audience", area: "site" };
const plant = async (unit: string | null, title: string) =>
  (await plantBulletin({ columnId, unitId: unit && cast.unit(unit), authorId, title })).id;
const at = (field: string, key: string) => ({ fields: { [field]: { key } } });

test("an address of ours is read in all its forms, and no other", () => {
  const id = "01a20894-0000-7000-8000-000000000001";
  for (const [address, kind] of [
    [`/bulletins/${id}`, "bulletin"],
    [`https://qingfeng.example/units/works/cases/${id}#q1`, "case"],
    [`http://localhost:3000/forum/threads/${id}/21?x=1`, "thread"],
    [`/desk/bulletins/${id}`, "bulletin"],
    [`/public/bulletins/${id}`, "bulletin"],
    [`/desk/media/${id}?q=1`, "media"],
  ] as const)
    expect(readAddress(address), address).toEqual({ kind, id });
  for (const address of [
    id,
    "/bulletins",
    `/people/${id}`,
    `/media/${id}`,
    `/api/media/${id}/480`,
    "javascript:alert(1)",
    `/bulletins/${id}x`,
    "",
    "/cases/1",
  ])
    expect(readAddress(address), address).toBeNull();
});

test("a topic gathers what lies in several rooms; each reader sees of it what they may see anyway", async () => {
  const { id: topicId } = await createTopic(editor, { title: "节日提醒", slug: "festival" });
  const add = (address: string, section = "") => addTopicItem(editor, { topicId, address, section });
  const [everyone, ofWorks] = [await plant(null, "给全体的"), await plant("works", "给工程的")];
  const board = await plantBoard(cast.unit("works"));
  const where = { boardId: board.id, unitId: cast.unit("works") };
  const thread = await plantThread(where, await cast.member("works-1"), [{ by: await cast.member("works-1") }]);
  await add(`/bulletins/${everyone}`);
  await add(`/units/works/bulletins/${ofWorks}`, "单位动态");
  await add(`/units/works/forum/threads/${thread.id}`);
  await expect(add(`/bulletins/${everyone}`)).rejects.toMatchObject(at("address", "alreadyThere"));
  await expect(add("/bulletins/01890000-0000-7000-8000-000000000000")).rejects.toMatchObject(
    at("address", "nothingThere"),
  );
  await expect(add("https://elsewhere.example/x")).rejects.toMatchObject(at("address", "notAnAddress"));
  expect([await findTopic(site, "festival"), (await listTopics(site)).length]).toEqual([null, 0]);
  await publishTopic(editor, { topicId, isPublished: "true" });
  expect(await findTopic(site, "festival")).toMatchObject({ title: "节日提醒" });
  const titles = async (viewer: Actor | Audience) =>
    (await listTopicItems(viewer, topicId)).map(({ kind, title }) => [kind, title]);
  expect(await titles(site)).toEqual([["bulletin", "给全体的"]]);
  expect(await titles(await cast.member("logistics"))).toEqual([["bulletin", "给全体的"]]);
  expect((await titles(await cast.member("works-1"))).map(([kind]) => kind)).toEqual([
    "bulletin",
    "bulletin",
    "thread",
  ]);
  for (const outside of [cast.guest, { kind: "audience", area: "public" } as const])
    expect([await findTopic(outside, "festival"), await listTopics(outside), await titles(outside)]).toEqual([
      null,
      [],
      [],
    ]);
  await withdrawBulletin(await cast.staff("publisher"), { bulletinId: everyone, reason: "停用" });
  expect(await titles(site)).toEqual([]);
  const [own] = await listTopicItems(editor, topicId);
  await removeTopicItem(editor, { itemId: own!.id });
  expect((await listTopicItems(editor, topicId)).map(({ id }) => id)).not.toContain(own!.id);
  await publishTopic(editor, { topicId, isPublished: "false" });
  expect(await findTopic(site, "festival")).toBeNull();
});

test("things of a unit stand in their places for its readers, of every kind; a member of another unit cannot tell that there are any", async () => {
  const { id: topicId } = await createTopic(editor, { title: "以案促改", slug: "of-units" });
  const [works, insider] = [cast.unit("works"), await cast.member("works-1")];
  const talkOf = async (unitId: string | null, title: string) => {
    const board = await plantBoard(unitId);
    const { id } = await plantThread({ boardId: board.id, unitId }, insider, [{ by: insider }], { title });
    return `/forum/threads/${id}`;
  };
  const caseOf = async (unitId: string | null, title: string) =>
    `/cases/${(await plantCase({ authorId, unitId, title, publishedAt: new Date() })).id}`;
  for (const address of [
    `/bulletins/${await plant(null, "通报一")}`,
    `/bulletins/${await plant("works", "工程通报")}`,
    await caseOf(works, "工程案例"),
    await caseOf(null, "案例一"),
    await talkOf(works, "工程讨论"),
    await talkOf(null, "讨论一"),
    `/bulletins/${await plant("works-1", "一部通报")}`,
    `/bulletins/${await plant(null, "通报二")}`,
  ])
    await addTopicItem(editor, { topicId, address });
  await publishTopic(editor, { topicId, isPublished: "true" });
  const seenBy = async (viewer: Actor) =>
    (await listTopicItems(viewer, topicId)).map(({ title, unitName }) => [title, unitName !== null]);
  const all = [
    ["通报一", false],
    ["工程通报", true],
    ["工程案例", true],
    ["案例一", false],
    ["工程讨论", true],
    ["讨论一", false],
    ["一部通报", true],
    ["通报二", false],
  ];
  expect(await seenBy(insider)).toEqual(all);
  expect(await seenBy(await cast.leader("works")), "staff of a unit see what is below it").toEqual(all);
  expect(await seenBy(await cast.member("works"))).toEqual(all.filter(([title]) => title !== "一部通报"));
  const shared = all.filter(([, isOfUnit]) => !isOfUnit);
  for (const unit of ["logistics", "office-1", "group"])
    expect(await seenBy(await cast.member(unit)), unit).toEqual(shared);
});

test("topics are set up by those who edit or publish for everyone; an empty one is not published, a full one takes no more", async () => {
  const { id: topicId } = await createTopic(editor, { title: "空专题", slug: "empty" });
  await expect(publishTopic(editor, { topicId, isPublished: "true" })).rejects.toMatchObject(at("form", "topicEmpty"));
  await expect(createTopic(editor, { title: "又一个", slug: "empty" })).rejects.toMatchObject(at("slug", "taken"));
  await updateTopic(editor, { topicId, title: "换了名字" });
  for (const actor of [
    await cast.staff("editor", "works"),
    await cast.staff("reviewer"),
    await cast.staff("system-admin"),
    await cast.leader("group"),
    await cast.member("works-1"),
  ]) {
    await expect(createTopic(actor, { title: "越权", slug: "mine" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(updateTopic(actor, { topicId, title: "越权" })).rejects.toMatchObject({ code: "not_found" });
    expect(await listTopicsToManage(actor)).toEqual([]);
  }
  for (let n = 0; n < TOPIC_LIMITS.items; n++)
    await addTopicItem(editor, { topicId, address: `/bulletins/${await plant(null, `第 ${n}`)}` });
  const more = addTopicItem(editor, { topicId, address: `/bulletins/${await plant(null, "多")}` });
  await expect(more).rejects.toMatchObject(at("address", "topicFull"));
});
