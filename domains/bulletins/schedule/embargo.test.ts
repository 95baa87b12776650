import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { bulletinColumns, bulletinReads } from "#db/schema/bulletins.ts";
import { publicationSchedules } from "#db/schema/reviews.ts";
import { topicItems, topics } from "#db/schema/topics.ts";
import { bodyWith, plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { carriers } from "#domains/carriers.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { serveFile } from "#domains/media/serve.ts";
import { ownDataFolder, pictureOf } from "#domains/media/testing.ts";
import { uploadPicture } from "#domains/media/upload.ts";
import { overlayFor } from "#domains/overlays.ts";
import { searchOperations } from "#domains/search/api.ts";
import { noteMissing } from "#domains/search/catch-up.ts";
import { findIds } from "#domains/search/queries.ts";
import { bulletinOperations } from "../api.ts";
import { saveDraft } from "../commands/save-draft.ts";
import { answerFeed } from "../feeds/answer.ts";
import { createFeedKey } from "../feeds/commands/create-feed-key.ts";
import { publicAddresses } from "../feeds/sitemap.ts";
import { findBulletin, homeBulletins, listBulletins, listNeighbours } from "../queries.ts";
import { listRelated } from "../related/queries.ts";
import { listTopicItems } from "../topics/items/queries.ts";
import { findWithdrawn } from "../withdrawn/queries.ts";
import { schedulePublication } from "./commands/schedule-publication.ts";
import { fireDue } from "./fire.ts";

type Member = Actor & { id: string };

await ownDataFolder();
let cast: Cast;
let columnId: string;
let topicId: string;
let [editor, signer, reader, key] = [null, null, null, ""] as unknown as [Member, Member, Member, string];
let earlier: string;
beforeAll(async () => {
  cast = await castOf();
  columnId = (await plantColumn("embargoed")).id;
  await db.update(bulletinColumns).set({ visibility: "public" }).where(eq(bulletinColumns.id, columnId));
  [editor, signer, reader] = [await cast.staff("editor"), await cast.staff("publisher"), await cast.member("works-1")];
  key = (await createFeedKey(reader, { name: "办公室" })).secret;
  const [topic] = await db
    .insert(topics)
    .values({ slug: "embargoed", title: "专题", isPublic: true, publishedAt: new Date(), publishedBy: editor.id })
    .returning();
  topicId = topic!.id;
  earlier = (await plantBulletin({ columnId, unitId: null, authorId: editor.id, title: "早先的一篇" })).id;
});

const SECRET = "下周三起实行新规";

/** A text with a picture and a cover, handed over to the clock: for everybody, in a column that is read before the door. */
async function planned(): Promise<{ id: string; picture: string; cover: string }> {
  const upload = async (width: number) =>
    (await uploadPicture(editor, { bytes: await pictureOf(width, 300), fileName: "a.jpg" })).id;
  const [picture, cover] = [await upload(600), await upload(640)];
  const { id } = await plantBulletin({ columnId, unitId: null, authorId: editor.id, state: "draft" });
  const body = JSON.stringify(bodyWith(SECRET, picture));
  await saveDraft(editor, { bulletinId: id, version: 1, title: SECRET, columnId, unitId: null, coverId: cover, body });
  await db.insert(topicItems).values({ topicId, kind: "bulletin", bulletinId: id });
  await schedulePublication(signer, { bulletinId: id, version: 2, at: new Date(Date.now() + 3_600_000) });
  return { id, picture, cover };
}

/** Every way by which readers could know of it, and whether it tells. */
async function traces({ id, picture, cover }: { id: string; picture: string; cover: string }) {
  const feed = async (of: string, name: string) => {
    const url = new URL(`https://qingfeng.test/api/feeds/${of}/${name}`);
    const text = await (await answerFeed({ reader: of, name, url, etag: null, lang: "zh-CN" })).text();
    return text.includes(id) || text.includes(SECRET);
  };
  const file = (viewer: Actor, name: string) =>
    serveFile(viewer, { id: name, name: "480", headers: new Headers() }, carriers).then(
      () => true,
      () => false,
    );
  const api = async (path: string, input: object) => {
    const answer = await [...bulletinOperations, ...searchOperations]
      .find((operation) => operation.path === path)!
      .run(reader, input)
      .catch(() => "");
    return JSON.stringify(answer).includes(id);
  };
  const has = (rows: ({ id: string } | null)[]) => rows.some((row) => row?.id === id);
  const [seen, outside] = [reader, cast.guest];
  const old = (await listBulletins(seen)).bulletins.find((row) => row.id === earlier)!;
  const home = await homeBulletins(seen, "2026-11-30");
  await noteMissing();
  const asked = { age: null, order: "best", own: false } as const;
  const list = (await overlayFor(seen, "/bulletins")) as { unread: string[] };
  await overlayFor(seen, `/bulletins/${id}`);
  const opened = await db.select().from(bulletinReads).where(eq(bulletinReads.bulletinId, id));
  return {
    page: (await findBulletin(seen, id)) !== null,
    "page outside": (await findBulletin(outside, id)) !== null,
    list: has((await listBulletins(seen)).bulletins),
    home: has([home.lead, ...home.rest]),
    neighbour: has(Object.values(await listNeighbours(seen, old))),
    related: has(await listRelated(seen, old)),
    topic: (await listTopicItems(seen, topicId)).some(({ targetId }) => targetId === id),
    "open feed": await feed("public", "all.atom"),
    "column's feed": await feed("public", "embargoed.rss"),
    "topic's feed": await feed("public", "topic.embargoed.json"),
    "private feed": await feed(key, "all.rss"),
    "program's list": await api("/bulletins", {}),
    "program's text": await api("/bulletins/{bulletinId}", { bulletinId: id }),
    search: (await findIds(seen, "bulletins", "新规", asked)).ids.includes(id),
    "program's search": await api("/search/bulletins", { q: "新规" }),
    sitemap: (await publicAddresses()).some(({ path }) => path.includes(id)),
    picture: await file(seen, picture),
    "picture outside": await file(outside, picture),
    cover: await file(seen, cover),
    "reader's part of the list": list.unread.includes(id),
    "reader's part of the page": opened.length > 0,
  };
}

const every = (known: Record<string, boolean>, is: boolean) =>
  Object.fromEntries(Object.keys(known).map((name) => [name, is]));

test("what is planned is nowhere before its time: no page, list, feed, sitemap, topic, picture or reader's own part tells of it; then it is everywhere", async () => {
  const text = await planned();
  const before = await traces(text);
  expect(before).toEqual(every(before, false));
  expect(await findWithdrawn(reader, text.id)).toBeNull();
  const due = db.update(publicationSchedules).set({ dueAt: sql`now() - interval '1 second'` });
  await due.where(eq(publicationSchedules.bulletinId, text.id));
  await fireDue((error) => {
    throw error;
  });
  const afterwards = await traces(text);
  expect(afterwards).toEqual(every(afterwards, true));
});
