import { beforeAll, expect, test, vi } from "vitest";
import { db } from "#db/client.ts";
import { inboxItems } from "#db/schema/notifications.ts";
import { topicItems, topics } from "#db/schema/topics.ts";
import { plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { plantCase } from "#db/testing/cases.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { costOf } from "./cost-of.ts";

// Next's parts around a page: the store behind `unstable_cache`, and the request. A page itself is a function.
const signedIn = vi.hoisted(() => ({ actor: null as Actor | null }));
vi.mock("next/cache", () => ({ unstable_cache: (work: () => unknown) => work, revalidateTag: () => {} }));
vi.mock("#domains/edge/current.ts", () => ({ currentActor: async () => signedIn.actor }));

/** More than a page of everything, so that a query for each row shows. */
const MANY = 45;
let cast: Cast;
let member: Actor & { id: string };
const shown = { board: "", bulletin: "", case: "" };

beforeAll(async () => {
  cast = await castOf();
  member = await cast.member("works-1", "石磊");
  const editor = await cast.staff("editor");
  const [topic] = await db
    .insert(topics)
    .values({ slug: "gathered", title: "专题", publishedAt: new Date(), publishedBy: editor.id })
    .returning();
  const gather = (position: number, item: { bulletinId?: string; threadId?: string; caseId?: string }) =>
    db.insert(topicItems).values({
      topicId: topic!.id,
      position,
      kind: item.bulletinId ? "bulletin" : item.caseId ? "case" : "thread",
      ...item,
    });
  const [column, board] = [await plantColumn("news"), await plantBoard(null)];
  for (let n = 0; n < MANY; n++) {
    shown.bulletin = (await plantBulletin({ columnId: column.id, unitId: null, authorId: editor.id })).id;
    const ofWorks = await plantBulletin({ columnId: column.id, unitId: cast.unit("works"), authorId: editor.id });
    const said = Array.from({ length: 3 }, () => ({ by: member }));
    const thread = await plantThread({ boardId: board.id, unitId: null }, member, said);
    const line = { memberId: member.id, eventId: crypto.randomUUID(), threadId: thread.id, postNumber: 2 };
    await db.insert(inboxItems).values({ ...line, kind: "reply" });
    shown.case = (await plantCase({ unitId: null, authorId: editor.id, publishedAt: new Date() })).id;
    await gather(4 * n, { bulletinId: shown.bulletin });
    await gather(4 * n + 1, { bulletinId: ofWorks.id });
    await gather(4 * n + 2, { caseId: shown.case });
    await gather(4 * n + 3, { threadId: thread.id });
  }
  const talk = Array.from({ length: MANY }, (_, n) => ({ by: n % 2 ? member : editor }));
  await plantThread({ bulletinId: shown.bulletin, unitId: null }, editor, talk);
  shown.board = board.slug;
}, 60_000);

test("the front page costs at most seven queries, however much there is; a unit's too", async () => {
  const { Home } = await import("./pages/home.tsx");
  expect(await costOf(Home, "site")).toBeLessThanOrEqual(7);
  expect(await costOf(Home, "unit:works", { unit: "works" })).toBeLessThanOrEqual(7);
});

test("a page of a board costs at most six", async () => {
  const { BoardBody } = await import("./pages/forum/board.tsx");
  expect(await costOf(BoardBody, "site", { board: shown.board })).toBeLessThanOrEqual(6);
});

test("a list of bulletins costs at most three, that of a column four: what is pinned in it", async () => {
  const { BulletinListPage } = await import("./pages/bulletins/list.tsx");
  expect(await costOf(BulletinListPage, "site")).toBeLessThanOrEqual(3);
  expect(await costOf(BulletinListPage, "site", { column: "news" })).toBeLessThanOrEqual(4);
});

test("a bulletin with its discussion costs at most twelve, however much is said", async () => {
  const { ArticlePage } = await import("./pages/bulletins/article.tsx");
  expect(await costOf(ArticlePage, "site", { bulletin: shown.bulletin })).toBeLessThanOrEqual(12);
});

test("the list of cases costs at most two, a case four: its discussions", async () => {
  const { CaseListPage } = await import("./pages/cases/list.tsx");
  const { CasePage } = await import("./pages/cases/case.tsx");
  expect(await costOf(CaseListPage, "site")).toBeLessThanOrEqual(2);
  expect(await costOf(CasePage, "site", { case: shown.case })).toBeLessThanOrEqual(4);
});

test("the inbox costs one query beside its reader, however many lines it has", async () => {
  signedIn.actor = member;
  const { default: Inbox } = await import("./(mine)/inbox/page.tsx");
  expect(await costOf(Inbox, "mine")).toBe(1);
});

test("a topic costs at most five beside its reader, however much it gathers", async () => {
  signedIn.actor = member;
  const { default: Topic } = await import("./(mine)/topics/[topic]/page.tsx");
  expect(await costOf(Topic, "mine", { topic: "gathered" })).toBeLessThanOrEqual(5);
});

test("a list of threads across boards costs at most eight, with what stands around it", async () => {
  signedIn.actor = member;
  const { default: List } = await import("./(mine)/forum/lists/[kind]/page.tsx");
  expect(await costOf(List, "mine", { kind: "unread" })).toBeLessThanOrEqual(8);
  expect(await costOf(List, "mine", { kind: "latest" })).toBeLessThanOrEqual(8);
});
