import { existsSync, readdirSync } from "node:fs";
import { utimes } from "node:fs/promises";
import { join } from "node:path";
import { eq, inArray, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { drafts } from "#db/schema/forum.ts";
import { events } from "#db/schema/kernel.ts";
import { media, mediaUses } from "#db/schema/media.ts";
import { scheduledPosts } from "#db/schema/scheduled-posts.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { LIMITS } from "#domains/kernel/limits.ts";
import { mayEnterArea } from "#domains/units/visibility.ts";
import { attachMedia, carryOver, keepOnlyMedia } from "./attach.ts";
import { shelveFile } from "./library/commands/shelve-file.ts";
import { PICTURES_PER_CARRIER } from "./limits.ts";
import { mediaSources } from "./queries.ts";
import { purgeUnusedMedia } from "./retention.ts";
import { serveFile } from "./serve.ts";
import { ownDataFolder, pictureOf } from "./testing.ts";
import { storePicture, uploadPicture } from "./upload.ts";
import type { Carriers } from "./visibility.ts";

type Member = Actor & { id: string };

const folder = await ownDataFolder();
const NOBODYS = "00000000-0000-7000-8000-000000000000";
const WORKS_POST = "00000000-0000-7000-8000-000000000001";
/** Posts that lie in the unit `works`: seen by whoever may enter it. */
const carriers: Carriers = {
  post: async (viewer, ids) => (mayEnterArea(viewer, "group.works") ? ids : []),
};
let cast: Cast;
beforeAll(async () => {
  cast = await castOf();
});

const upload = async (owner: Member, fileName = "晨景.jpg") =>
  (await uploadPicture(owner, { bytes: await pictureOf(1000, 500), fileName })).id;
const serve = (viewer: Actor, id: string, name = "480", etag?: string | null) =>
  serveFile(viewer, { id, name, headers: new Headers(etag ? { "if-none-match": etag } : {}) }, carriers);
const attach = (owner: Member, ids: string[], to = WORKS_POST) =>
  db.transaction((tx) => attachMedia(tx, "post", to, ids, owner.id));
const NOT_FOUND = { code: "not_found", fields: {} };

test("who may not see any more what carries their picture does not see the picture either", async () => {
  const mover = await cast.member("office-1");
  const id = await upload(mover);
  await attach(mover, [id]);
  await expect(serve(mover, id)).rejects.toMatchObject(NOT_FOUND);
});

test("a picture belongs to its owner alone until an object carries it, and then to the readers of that object", async () => {
  const owner = await cast.member("works-1");
  const colleague = await cast.member("works-2");
  const stranger = await cast.member("office-1");
  const id = await upload(owner);
  expect((await serve(owner, id)).status).toBe(200);
  await expect(serve(colleague, id)).rejects.toMatchObject(NOT_FOUND);
  await attach(owner, [id]);
  expect((await serve(colleague, id)).status).toBe(200);
  for (const viewer of [stranger, cast.guest]) {
    for (const width of ["480", "960", "1600", "2400", "0", "original"]) {
      await expect(serve(viewer, id, width)).rejects.toMatchObject(NOT_FOUND);
    }
  }
});

test("what may not be seen and what does not exist are refused alike, even to somebody who holds the right ETag", async () => {
  const owner = await cast.member("works-1");
  const stranger = await cast.member("office-1");
  const id = await upload(owner);
  const etag = (await serve(owner, id)).headers.get("etag");
  const refusals = [id, NOBODYS, "../../secret", "%2e%2e", "1", "", id.toUpperCase()].map((asked) =>
    serve(stranger, asked, "480", etag).catch((error) => error),
  );
  for (const refusal of await Promise.all(refusals)) expect(refusal).toEqual(await refusals[1]);
});

test("the address of a picture dies with the object that carried it: no copy is used without asking", async () => {
  const owner = await cast.member("works-1");
  const colleague = await cast.member("works-2");
  const id = await upload(owner);
  await attach(owner, [id]);
  const first = await serve(colleague, id);
  expect(first.headers.get("cache-control")).toBe("private, no-cache");
  const etag = first.headers.get("etag");
  const second = await serve(colleague, id, "480", etag);
  expect([second.status, await second.text()]).toEqual([304, ""]);
  await db.transaction((tx) => keepOnlyMedia(tx, "post", WORKS_POST, []));
  await expect(serve(colleague, id, "480", etag)).rejects.toMatchObject(NOT_FOUND);
});

test("every variant is served as the raster picture that it is, inert in whatever place it is opened", async () => {
  const owner = await cast.member("works-1");
  const id = await upload(owner);
  for (const [width, type] of [
    ["480", "image/webp"],
    ["960", "image/webp"],
    ["1600", "image/webp"],
    ["2400", "image/jpeg"],
  ] as const) {
    const { headers } = await serve(owner, id, width);
    expect(headers.get("content-type")).toBe(type);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toContain("sandbox");
  }
  await expect(serve(owner, id, "481")).rejects.toMatchObject(NOT_FOUND);
});

test("nobody can open another's picture by naming it in an object of their own", async () => {
  const owner = await cast.member("works-1");
  const thief = await cast.member("works-2");
  const id = await upload(owner);
  const refusal = { code: "invalid", fields: { form: { key: "pictureNotYours" } } };
  await expect(attach(thief, [await upload(thief), id])).rejects.toMatchObject(refusal);
  await expect(attach(thief, [NOBODYS])).rejects.toMatchObject(refusal);
  expect(await db.select().from(mediaUses).where(eq(mediaUses.mediaId, id))).toEqual([]);
});

test("an object carries so many pictures and not one more; the same one twice counts once", async () => {
  const owner = await cast.member("works-1");
  const [row] = await db
    .select()
    .from(media)
    .where(eq(media.id, await upload(owner)));
  const { id: _, ...rest } = row!;
  const copies = Array.from({ length: PICTURES_PER_CARRIER + 1 }, (_, n) => ({
    ...rest,
    storageKey: `${rest.storageKey}${n}`,
  }));
  const ids = (await db.insert(media).values(copies).returning({ id: media.id })).map(({ id }) => id);
  const post = crypto.randomUUID();
  const usesNow = async () => (await db.select().from(mediaUses).where(eq(mediaUses.carrierId, post))).length;
  await expect(attach(owner, ids, post)).rejects.toMatchObject({
    code: "invalid",
    fields: { form: { key: "tooManyPictures", values: { maximum: PICTURES_PER_CARRIER } } },
  });
  expect(await usesNow()).toBe(0);
  await attach(owner, [...ids.slice(1), ids[1]!], post);
  expect(await usesNow()).toBe(PICTURES_PER_CARRIER);
  await db.delete(mediaUses).where(eq(mediaUses.carrierId, post));
  await db.delete(media).where(inArray(media.id, ids));
});

test("an object that carries a picture keeps it when somebody else edits it; another object does not get it", async () => {
  const owner = await cast.member("works-1");
  const editor = await cast.member("works-2");
  const id = await upload(owner);
  await attach(owner, [id]);
  await attach(editor, [id]);
  const other = crypto.randomUUID();
  await expect(attach(editor, [id], other)).rejects.toMatchObject({ code: "invalid" });
  const post = { carrier: "post", carrierId: WORKS_POST } as const;
  await db.transaction((tx) => carryOver(tx, post, { carrier: "post", carrierId: other }, [id, NOBODYS]));
  expect((await db.select().from(mediaUses).where(eq(mediaUses.carrierId, other))).map((use) => use.mediaId)).toEqual([
    id,
  ]);
});

test("a name never decides where a file lies, and the row says what the store holds", async () => {
  const owner = await cast.member("works-1");
  for (const name of [
    "../../../../tmp/canary.jpg",
    "..%2f..%2fcanary.jpg",
    "/etc/canary",
    "canary\0.jpg",
    "晨景.svg",
  ]) {
    const id = await upload(owner, name);
    const row = await db.query.media.findFirst({ where: eq(media.id, id) });
    expect(readdirSync(join(folder, "files", row!.storageKey.slice(0, 2), row!.storageKey)).sort()).toEqual([
      "1600.webp",
      "480.webp",
      "960.webp",
      "original.jpg",
    ]);
  }
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  expect(names.filter((name) => /canary|晨景/.test(name))).toEqual([]);
});

test("an upload leaves one event; a refused one leaves neither row nor file", async () => {
  const owner = await cast.member("works-1");
  const id = await upload(owner);
  expect((await db.select().from(events).where(eq(events.subjectId, id))).map((event) => event.name)).toEqual([
    "media.picture.added",
  ]);
  const files = () => readdirSync(folder, { recursive: true }).length;
  const before = files();
  const html = { bytes: Buffer.from("<html>"), fileName: "a.png" };
  await expect(uploadPicture(owner, html)).rejects.toMatchObject({ code: "invalid" });
  await expect(upload(cast.guest as Member)).rejects.toMatchObject({ code: "forbidden" });
  expect(files()).toBe(before);
});

test("a person uploads so many pictures an hour", async () => {
  const owner = await cast.member("works-1");
  const html = { bytes: Buffer.from("<html>"), fileName: "a.png" };
  for (let n = 0; n < LIMITS["media.picture.added"].points; n++) await uploadPicture(owner, html).catch(() => {});
  await expect(uploadPicture(owner, html)).rejects.toMatchObject({ code: "too_many" });
});

test("the same picture is found again by its bytes: by its owner and by whoever sees its shelf, never by others, and never for members", async () => {
  const [owner, colleague, outsider] = [
    await cast.staff("editor", "works"),
    await cast.staff("editor", "works"),
    await cast.staff("editor", "logistics"),
  ];
  const member = await cast.member("works-1");
  const bytes = await pictureOf(640, 360, "png");
  const send = async (actor: Member) => (await uploadPicture(actor, { bytes, fileName: "又一次.png" })).id;
  const first = await send(owner);
  expect(await send(owner)).toBe(first);
  expect(await send(colleague)).not.toBe(first);
  await shelveFile(owner, { mediaId: first, title: "会场", licence: "own", unitId: cast.unit("works") });
  const other = await cast.staff("editor", "works");
  expect(await send(other)).toBe(first);
  expect(await send(outsider)).not.toBe(first);
  // What members post stands alone, so that it dies with its post.
  const [one, two] = [await send(member), await send(member)];
  expect(new Set([first, one, two]).size).toBe(3);
  expect(await db.select().from(events).where(eq(events.subjectId, first))).toHaveLength(1);
});

test("another picture under the same name is another picture", async () => {
  const owner = await cast.staff("editor");
  const ids = [];
  for (const side of [300, 301])
    ids.push((await uploadPicture(owner, { bytes: await pictureOf(side, side), fileName: "会场.jpg" })).id);
  expect(new Set(ids).size).toBe(2);
});

test("a page learns size and addresses of its pictures in one query", async () => {
  const owner = await cast.member("works-1");
  const id = await upload(owner);
  expect(await mediaSources([id, NOBODYS])).toEqual({
    [id]: {
      src: `/api/media/${id}/960`,
      srcSet: `/api/media/${id}/480 480w, /api/media/${id}/960 960w, /api/media/${id}/1600 1000w`,
      width: 1000,
      height: 500,
    },
  });
});

test("a picture that nothing has carried for a day goes with its files; carried, drafted, planned and fresh ones stay", async () => {
  const owner = await cast.member("works-1");
  const [unused, carried, drafted, planned, fresh] = [
    await upload(owner),
    await upload(owner),
    await db.transaction(async (tx) => storePicture(tx, owner.id, await pictureOf(50, 50), "a.png")),
    await db.transaction(async (tx) => storePicture(tx, owner.id, await pictureOf(51, 51), "b.png")),
    await upload(owner),
  ];
  await attach(owner, [carried]);
  const plan = { kind: "reply" as const, targetId: NOBODYS, title: "", dueAt: new Date("2099-01-01") };
  await db.insert(scheduledPosts).values({ memberId: owner.id, ...plan, text: `![](media:${planned})` });
  await db
    .insert(drafts)
    .values({ memberId: owner.id, kind: "reply", targetId: NOBODYS, text: `看图\n![](media:${drafted})` });
  const keys = await keysOf([unused, carried, drafted, planned, fresh]);
  await db.update(media).set({ createdAt: sql`now() - interval '25 hours'` });
  await db.update(media).set({ createdAt: sql`now()` }).where(eq(media.id, fresh));
  await purgeUnusedMedia();
  const left = new Set((await db.select({ id: media.id }).from(media)).map((row) => row.id));
  const all = [unused, carried, drafted, planned, fresh];
  expect(all.map((id) => left.has(id))).toEqual([false, true, true, true, true]);
  expect(keys.map((path) => existsSync(path))).toEqual([false, true, true, true, true]);
});

test("files that no row knows are swept after a day", async () => {
  const owner = await cast.member("works-1");
  const ids = [await upload(owner), await upload(owner)];
  const [lost, young] = await keysOf(ids);
  for (const id of ids) await db.delete(media).where(eq(media.id, id));
  await utimes(lost!, new Date(0), new Date(0));
  expect((await purgeUnusedMedia()).files).toBe(1);
  expect([existsSync(lost!), existsSync(young!)]).toEqual([false, true]);
});

async function keysOf(ids: string[]): Promise<string[]> {
  const rows = await db.select({ id: media.id, key: media.storageKey }).from(media);
  const keys = new Map(rows.map((row) => [row.id, row.key]));
  return ids.map((id) => join(folder, "files", keys.get(id)!.slice(0, 2), keys.get(id)!));
}
