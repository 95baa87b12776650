import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { memberships } from "#db/schema/accounts.ts";
import { threads } from "#db/schema/forum.ts";
import { rateLimits } from "#db/schema/kernel.ts";
import { labels, threadLabels } from "#db/schema/labels.ts";
import { type Cast, castOf, UNIT_PATHS } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { plantLabels } from "#db/testing/labels.ts";
import { afterTheFirst } from "#db/testing/turns.ts";
import { type Actor, type Audience, guest, system, type Viewer } from "#domains/kernel/actor.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { moveThread } from "#domains/moderation/commands/move-thread.ts";
import { overlayFor } from "#domains/overlays.ts";
import { readCursor } from "#lib/cursor.ts";
import { THREADS_PER_PAGE } from "../limits.ts";
import { openThread } from "../threads/commands/open-thread.ts";
import { findThread, listThreads } from "../threads/queries.ts";
import { labelThread } from "./commands/label-thread.ts";
import { ruleLabels } from "./commands/rule-labels.ts";
import { updateLabel } from "./commands/update-label.ts";
import { updateLabelGroup } from "./commands/update-label-group.ts";
import { LABELS_PER_THREAD } from "./limits.ts";
import { findLabel, listLabels, listManagedGroups, listThreadsOfLabel } from "./queries.ts";
import { canSeeLabels } from "./visibility.ts";

const SITE: Audience = { kind: "audience", area: "site" };
const WORKS: Audience = { kind: "audience", area: "unit:works" };
type Person = Actor & { id: string };
let cast: Cast;
let author: Person;
let leader: Person;

beforeAll(async () => {
  cast = await castOf();
  author = await cast.member("works-1", "王芳");
  leader = await cast.leader("works");
});
beforeEach(async () => {
  await db.delete(rateLimits);
});

const names = (rows: { name: string }[]) => rows.map(({ name }) => name);
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error) => (error instanceof DomainError ? { code: error.code, fields: error.fields } : Promise.reject(error)),
  );

/** Boards of works and of logistics, a group of the organisation's, one of each unit's. */
async function scene() {
  const works = await plantBoard(cast.unit("works"));
  const logistics = await plantBoard(cast.unit("logistics"));
  const everyones = await plantLabels(null, ["提问", "经验"]);
  const ours = await plantLabels(cast.unit("works"), ["收料", "签证"], { pick: "several" });
  const theirs = await plantLabels(cast.unit("logistics"), ["在途机密"]);
  const open = (ids: string[], by = author) =>
    openThread(by, { boardId: works.id, title: "夜里来料怎么办", text: "说说", labels: ids });
  return { works, logistics, everyones, ours, theirs, open };
}

test("the SQL rule of labels and its predicate show the same to everyone", async () => {
  const units: [string | null, string | null][] = [[null, null]];
  for (const path of UNIT_PATHS) units.push([path.split(".").at(-1)!, path]);
  const planted = new Map<string, string | null>();
  for (const [slug, path] of units)
    planted.set((await plantLabels(slug && cast.unit(slug), ["标签"])).labels[0]!.id, path);
  const viewers: Viewer[] = [guest, system, author, leader, SITE, WORKS, { kind: "audience", area: "public" }];
  for (const path of UNIT_PATHS) viewers.push(await cast.member(path.split(".").at(-1)!));
  viewers.push(await cast.staff("editor"), await cast.staff("security-admin"), await cast.leader("group"));
  for (const viewer of viewers)
    for (const [id, path] of planted)
      expect([path, (await findLabel(viewer, id)) !== null]).toEqual([path, canSeeLabels(viewer, path)]);
});

test("a thread says what it is about: its row, its head, and nothing that its board does not offer", async () => {
  const { works, everyones, ours, theirs, open } = await scene();
  const chosen = [everyones.labels[0]!.id, ours.labels[1]!.id];
  const { id } = await open(chosen);
  expect(names((await findThread(WORKS, id))!.labels)).toEqual(["提问", "签证"]);
  expect(names((await listThreads(WORKS, works.id)).threads[0]!.labels)).toEqual(["提问", "签证"]);
  const foreign = await refusalOf(open([theirs.labels[0]!.id]));
  expect(foreign).toEqual({ code: "invalid", fields: { labels: { key: "noSuchLabel", values: undefined } } });
  expect(await refusalOf(open([crypto.randomUUID()]))).toEqual(foreign);
});

test("of a group of one only one is taken, of all not more than a few, and of a required one at least one", async () => {
  const { works, everyones, ours, open } = await scene();
  const both = everyones.labels.map(({ id }) => id);
  expect(await refusalOf(open(both))).toMatchObject({ fields: { labels: { key: "oneOfGroup" } } });
  const many = await plantLabels(cast.unit("works"), ["一", "二", "三", "四", "五", "六"], { pick: "several" });
  const six = many.labels.map(({ id }) => id);
  expect(await refusalOf(open(six))).toMatchObject({ fields: { labels: { key: "labelsMax" } } });
  expect(await refusalOf(open(six.slice(0, LABELS_PER_THREAD)))).toBeNull();
  await ruleLabels(leader, { boardId: works.id, rules: [`${ours.id}:required`, `${everyones.id}:barred`, ""] });
  expect(await refusalOf(open([]))).toMatchObject({ fields: { labels: { key: "groupRequired" } } });
  expect(await refusalOf(open([both[0]!, ours.labels[0]!.id]))).toMatchObject({
    fields: { labels: { key: "noSuchLabel" } },
  });
  await db.delete(rateLimits);
  expect(await refusalOf(open([ours.labels[0]!.id]))).toBeNull();
  await db.delete(rateLimits);
  await updateLabelGroup(leader, { groupId: ours.id, name: "现场二", pick: "several", archived: "on" });
  expect(await refusalOf(open([]))).toBeNull();
});

test("what a board says of a group that is out of use waits until the group comes back", async () => {
  const { works, ours, everyones, open } = await scene();
  await ruleLabels(leader, { boardId: works.id, rules: [`${ours.id}:required`] });
  const { name } = ours;
  await updateLabelGroup(leader, { groupId: ours.id, name, pick: "several", archived: "on" });
  await ruleLabels(leader, { boardId: works.id, rules: [`${everyones.id}:barred`] });
  expect(await refusalOf(open([]))).toBeNull();
  await updateLabelGroup(leader, { groupId: ours.id, name, pick: "several" });
  expect(await refusalOf(open([]))).toMatchObject({ fields: { labels: { key: "groupRequired" } } });
});

test("its author and the moderators change what a thread says; of two at once the last stands whole", async () => {
  const { everyones, ours, open } = await scene();
  const { id } = await open([everyones.labels[0]!.id]);
  const other = await cast.member("works-2");
  expect(await refusalOf(labelThread(other, { threadId: id, labels: [] }))).toMatchObject({ code: "forbidden" });
  const outside = await cast.leader("office");
  expect(await refusalOf(labelThread(outside, { threadId: id, labels: [] }))).toMatchObject({ code: "not_found" });
  await labelThread(leader, { threadId: id, labels: [ours.labels[0]!.id] });
  expect(names((await findThread(author, id))!.labels)).toEqual(["收料"]);
  const later = await afterTheFirst(
    (tx) => labelThread(author, { threadId: id, labels: [everyones.labels[0]!.id] }, tx),
    () => labelThread(leader, { threadId: id, labels: [everyones.labels[1]!.id] }),
  );
  expect(later.id).toBe(id);
  expect(names((await findThread(author, id))!.labels)).toEqual(["经验"]);
  await db.update(threads).set({ lockedBy: crypto.randomUUID() }).where(eq(threads.id, id));
  expect(await refusalOf(labelThread(author, { threadId: id, labels: [] }))).toMatchObject({ code: "invalid" });
  expect(await refusalOf(labelThread(leader, { threadId: id, labels: [] }))).toBeNull();
});

test("labels of a unit are kept by its leaders, those of the organisation by its editors, and seen by no one else", async () => {
  const { everyones, ours, theirs } = await scene();
  const kept = async (actor: Actor) => new Set((await listManagedGroups(actor)).map(({ id }) => id));
  expect(await kept(leader)).toContain(ours.id);
  for (const id of [everyones.id, theirs.id]) expect(await kept(leader)).not.toContain(id);
  expect(await kept(await cast.staff("editor"))).toContain(everyones.id);
  expect(await kept(author)).toEqual(new Set());
  const renamed = (actor: Actor, labelId: string) => refusalOf(updateLabel(actor, { labelId, name: "改名" }));
  expect(await renamed(leader, ours.labels[0]!.id)).toBeNull();
  expect(await renamed(leader, everyones.labels[0]!.id)).toMatchObject({ code: "forbidden" });
  expect(await renamed(leader, theirs.labels[0]!.id)).toMatchObject({ code: "not_found" });
  expect(await renamed(leader, crypto.randomUUID())).toMatchObject({ code: "not_found" });
  expect(await refusalOf(updateLabel(leader, { labelId: ours.labels[0]!.id, name: "签证" }))).toMatchObject({
    fields: { name: { key: "taken" } },
  });
});

test("what a unit calls its labels is told nowhere outside: not to choose from, not on a page, not after a move", async () => {
  const { works, ours, theirs, open } = await scene();
  const offered = async (viewer: Viewer, unitId: string | null) =>
    (await listLabels(viewer, unitId)).flatMap((group) => names(group.labels));
  expect(await offered(WORKS, cast.unit("works"))).toContain("收料");
  expect(await offered(WORKS, cast.unit("works"))).not.toContain("在途机密");
  expect(await offered(await cast.staff("editor"), cast.unit("works"))).not.toContain("在途机密");
  expect(await offered(author, cast.unit("logistics"))).not.toContain("在途机密");
  expect(await offered(SITE, null)).not.toContain("收料");
  expect(await findLabel(author, theirs.labels[0]!.id)).toBeNull();
  expect(await findLabel(SITE, ours.labels[0]!.id)).toBeNull();
  const { id } = await open([ours.labels[0]!.id]);
  const below = await plantBoard(cast.unit("works-1"));
  await moveThread(leader, { threadId: id, boardId: below.id, reason: "放错版块" });
  expect((await findThread({ kind: "audience", area: "unit:works-1" }, id))!.labels).toEqual([]);
  await db.update(threads).set({ boardId: works.id, unitId: works.unitId }).where(eq(threads.id, id));
  expect(names((await findThread(WORKS, id))!.labels)).toEqual(["收料"]);
});

test("who leaves the unit finds neither its labels nor what carries them", async () => {
  const { ours, open } = await scene();
  await open([ours.labels[0]!.id]);
  const mover = await cast.member("works-1");
  const found = async (actor: Actor) => [
    (await findLabel(actor, ours.labels[0]!.id)) !== null,
    (await listThreadsOfLabel(actor, ours.labels[0]!.id)).threads.length,
    await overlayFor(actor as Person, `/units/works/forum/tags/${ours.labels[0]!.id}`),
  ];
  expect(await found(mover)).toEqual([true, 1, { unread: expect.any(Object) }]);
  await db.update(memberships).set({ endedAt: new Date() }).where(eq(memberships.memberId, mover.id));
  expect(await found(await cast.again(mover.id))).toEqual([false, 0, null]);
});

test("a label's page shows its area's threads, page after page without gap or repeat", async () => {
  const { works, logistics, everyones } = await scene();
  const labelId = everyones.labels[0]!.id;
  const at = new Date();
  const plant = async (board: typeof works, more: { pending?: boolean } = {}) => {
    const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, author, [
      { by: author, at, ...more },
    ]);
    await db.insert(threadLabels).values({ threadId: thread.id, labelId, labelledBy: author.id });
    return thread.id;
  };
  const inWorks: string[] = [];
  for (let n = 0; n < THREADS_PER_PAGE + 3; n++) inWorks.push(await plant(works));
  await plant(logistics);
  await plant(works, { pending: true });
  const first = await listThreadsOfLabel(WORKS, labelId);
  const second = await listThreadsOfLabel(WORKS, labelId, readCursor(first.next!));
  expect(second.next).toBeNull();
  expect([...first.threads, ...second.threads].map(({ id }) => id)).toEqual(inWorks.sort().reverse());
});

test("a label out of use is offered no more and stays where it is", async () => {
  const { everyones, open } = await scene();
  const { id } = await open([everyones.labels[0]!.id]);
  await db.update(labels).set({ archivedAt: new Date() }).where(eq(labels.id, everyones.labels[0]!.id));
  expect(await refusalOf(open([everyones.labels[0]!.id]))).toMatchObject({
    fields: { labels: { key: "noSuchLabel" } },
  });
  expect(names((await findThread(WORKS, id))!.labels)).toEqual(["提问"]);
});
