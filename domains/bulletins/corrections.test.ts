import { beforeAll, expect, test } from "vitest";
import { plantBulletin } from "#db/testing/bulletins.ts";
import type { Cast } from "#db/testing/cast.ts";
import type { Actor, Audience } from "#domains/kernel/actor.ts";
import { handleEvents } from "#domains/kernel/outbox.ts";
import { listInbox } from "#domains/notifications/queries.ts";
import { subscribers } from "#domains/subscribers.ts";
import { openBulletin } from "./commands/open-bulletin.ts";
import { publishBulletin } from "./commands/publish-bulletin.ts";
import { withdrawBulletin } from "./commands/withdraw-bulletin.ts";
import { findBulletin, listCorrections } from "./queries.ts";
import { newsroom } from "./testing.ts";
import { findWithdrawn } from "./withdrawn/queries.ts";

type Member = Actor & { id: string };
type Room = Awaited<ReturnType<typeof newsroom>>;

let cast: Cast;
let columnId: string;
let editor: Member;
let signer: Member;
let reader: Member;
let stranger: Member;
let plant: Room["plant"];
let rewrite: Room["rewrite"];
beforeAll(async () => {
  ({ cast, columnId, editor, signer, reader, plant, rewrite } = await newsroom());
  stranger = await cast.member("office-1");
});

const deliver = async () => {
  while ((await handleEvents(subscribers, (error) => Promise.reject(error))) > 0);
};
const works: Audience = { kind: "audience", area: "unit:works" };
const site: Audience = { kind: "audience", area: "site" };

test("what was withdrawn says so, to those who could read it and to nobody else, until it is published again", async () => {
  const id = await plant();
  expect(await findWithdrawn(reader, id)).toBeNull();
  await rewrite(id, 1, "还没发布的题目");
  await withdrawBulletin(signer, { bulletinId: id, reason: "内部原因", notice: "数据有误，核实后再发。" });
  for (const viewer of [reader, works]) {
    const gone = await findWithdrawn(viewer, id);
    expect(gone).toMatchObject({ title: "原来的题目", notice: "数据有误，核实后再发。", unitSlug: "works" });
    expect(JSON.stringify(gone)).not.toContain("内部原因");
  }
  for (const viewer of [stranger, site, cast.guest]) expect(await findWithdrawn(viewer, id)).toBeNull();
  expect(await findWithdrawn(reader, crypto.randomUUID())).toBeNull();
  expect(await findWithdrawn(reader, "../x")).toBeNull();
  await publishBulletin(signer, { bulletinId: id, version: 2 });
  expect(await findWithdrawn(reader, id)).toBeNull();
  expect(await findBulletin(reader, id)).toMatchObject({ title: "还没发布的题目" });
});

test("a draft that was never published, or is somebody else's, leaves no trace", async () => {
  const { id } = await plantBulletin({ columnId, unitId: null, authorId: editor.id, state: "draft" });
  expect(await findWithdrawn(reader, id)).toBeNull();
});

test("a correction note stays with the text; a slip of the pen has none; the first publication corrects nothing", async () => {
  const id = await plant();
  await rewrite(id, 1, "改了错字");
  await publishBulletin(signer, { bulletinId: id, version: 2 });
  expect(await listCorrections(reader, id)).toEqual([]);
  await rewrite(id, 2, "改了数字");
  await publishBulletin(signer, { bulletinId: id, version: 3, correction: "“三起”应为“四起”。" });
  await rewrite(id, 3, "再改");
  await publishBulletin(signer, { bulletinId: id, version: 4, correction: "补充了单位名称。" });
  expect((await listCorrections(works, id)).map(({ note }) => note)).toEqual([
    "“三起”应为“四起”。",
    "补充了单位名称。",
  ]);
  expect(await listCorrections(stranger, id)).toEqual([]);
  await withdrawBulletin(signer, { bulletinId: id, reason: "核实" });
  await rewrite(id, 4, "重新发布");
  await publishBulletin(signer, { bulletinId: id, version: 5, correction: "重新发布不是更正" });
  expect((await listCorrections(reader, id)).map(({ note }) => note)).not.toContain("重新发布不是更正");
});

test("those who have read it are told what was wrong when its publisher asks for it, and only they", async () => {
  const id = await plant();
  const other = await cast.member("works-2");
  await openBulletin(reader, { bulletinId: id });
  await rewrite(id, 1, "第二版");
  await expect(publishBulletin(signer, { bulletinId: id, version: 2, tell: "on" })).rejects.toMatchObject({
    fields: { correction: { key: "required" } },
  });
  await publishBulletin(signer, { bulletinId: id, version: 2, correction: "日期应为十一月。", tell: "on" });
  await deliver();
  expect(await listInbox(reader)).toMatchObject([
    { kind: "bulletin-corrected", bulletinTitle: "第二版", note: "日期应为十一月。" },
  ]);
  expect(await listInbox(other)).toEqual([]);
  await rewrite(id, 2, "第三版");
  await publishBulletin(signer, { bulletinId: id, version: 3, correction: "不通知的更正" });
  await deliver();
  expect((await listInbox(reader)).length).toBe(1);
});
