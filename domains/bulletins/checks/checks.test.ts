import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { publications } from "#db/schema/bulletins.ts";
import { mediaUses } from "#db/schema/media.ts";
import { topics } from "#db/schema/topics.ts";
import { bodyWith, plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { ownDataFolder, pictureOf } from "#domains/media/testing.ts";
import { uploadPicture } from "#domains/media/upload.ts";
import type { Carriers } from "#domains/media/visibility.ts";
import type { Block, Body } from "#lib/text/nodes.ts";
import { addTopicItem } from "../topics/commands/add-topic-item.ts";
import { createTopic } from "../topics/commands/create-topic.ts";
import { publishTopic } from "../topics/commands/publish-topic.ts";
import { addCheckedWord } from "./commands/add-checked-word.ts";
import { removeCheckedWord } from "./commands/remove-checked-word.ts";
import { checkArticle, type Finding } from "./findings.ts";
import { listBrokenLinks } from "./links.ts";
import { isCard, isIdNumber } from "./personal-data.ts";
import { listCheckedWords } from "./queries.ts";

await ownDataFolder();

const WORDS = [
  { wrong: "处份", instead: "处分", level: "must", note: "错别字", isName: false },
  { wrong: "八项规定", instead: "中央八项规定", level: "advice", note: "", isName: false },
  { wrong: "岳清和", instead: "纪委书记岳清和", level: "must", note: "", isName: true },
] as const;
const check = (text: string) =>
  checkArticle({ title: "通知", summary: "有", body: bodyWith(text) }, [...WORDS]).map(
    ({ kind, found, instead }: Finding) => [kind, found, ...(instead === undefined ? [] : [instead])],
  );

test("words are found, but not within their own correction", () => {
  expect(check("给予党内处份。")).toEqual([["word", "处份", "处分"]]);
  expect(check("落实中央八项规定精神")).toEqual([]);
  expect(check("落实中央八项规定和八项规定精神")).toEqual([["word", "八项规定", "中央八项规定"]]);
});

test("a name on the list is asked for its title where it stands first, and there alone", () => {
  expect(check("纪委书记岳清和出席，岳清和讲话。")).toEqual([]);
  expect(check("岳清和出席，纪委书记岳清和讲话。")).toEqual([["name", "岳清和", "纪委书记岳清和"]]);
  expect(check("副书记岳清和出席。")).toEqual([["name", "岳清和", "纪委书记岳清和"]]);
});

test("links within the house that lead to nothing their reader may see are found; other sites are not asked", async () => {
  process.env.QINGFENG_ORIGIN = "https://qingfeng.test";
  const editor = await cast.staff("editor");
  const { id: columnId } = await plantColumn("linked");
  const plant = async (state: "published" | "withdrawn" | "draft") =>
    (await plantBulletin({ columnId, unitId: null, authorId: editor.id, state })).id;
  const [there, gone, draft] = [await plant("published"), await plant("withdrawn"), await plant("draft")];
  const link = (text: string, href: string) => ({
    type: "text" as const,
    text,
    marks: [{ type: "link" as const, attrs: { href } }],
  });
  const body = {
    type: "doc" as const,
    content: [
      {
        type: "paragraph" as const,
        content: [
          link("在的", `/bulletins/${there}`),
          link("撤回的", `https://qingfeng.test/bulletins/${gone}#x`),
          link("没发布的", `/bulletins/${draft}`),
          link("没有的案例", "/cases/01890000-0000-7000-8000-000000000000"),
          link("列表", "/bulletins"),
          link("别的站", `https://elsewhere.test/bulletins/${gone}`),
        ],
      },
    ],
  };
  const broken = await listBrokenLinks(editor, { body }, {});
  expect(broken.map(({ text }) => text)).toEqual(["撤回的", "没发布的", "没有的案例"]);
  const found = checkArticle({ title: "通知", summary: "有", body }, [], broken);
  expect(found.filter(({ kind }) => kind === "link").map(({ found: words, level }) => [words, level])).toEqual(
    broken.map(({ text }) => [text, "must"]),
  );
});

test("columns, topics, files and places within a text that are not there are found; those that are there are not", async () => {
  process.env.QINGFENG_ORIGIN = "https://qingfeng.test";
  const editor = await cast.staff("editor");
  const { id: columnId } = await plantColumn("linked-to");
  const plant = async (unit: string | null) =>
    (await plantBulletin({ columnId, unitId: unit && cast.unit(unit), authorId: editor.id, title: "有目录的" })).id;
  const there = await plant(null);
  const heading: Block = { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "一" }] };
  const note: Block = { type: "paragraph", content: [{ type: "footnote", attrs: { text: "注" } }] };
  const sections: Body = { type: "doc", content: [heading, note, heading] };
  await db.update(publications).set({ body: sections }).where(eq(publications.bulletinId, there));
  for (const slug of ["spring", "unready"]) await createTopic(editor, { title: slug, slug });
  const [topic] = await db.select().from(topics).where(eq(topics.slug, "spring"));
  await addTopicItem(editor, { topicId: topic!.id, address: `/bulletins/${there}` });
  await publishTopic(editor, { topicId: topic!.id, isPublished: "true" });
  const { id: shown } = await uploadPicture(editor, { bytes: await pictureOf(40, 40), fileName: "a.jpg" });
  const { id: unused } = await uploadPicture(editor, { bytes: await pictureOf(50, 50), fileName: "b.jpg" });
  await db.insert(mediaUses).values({ mediaId: shown, carrier: "publication", carrierId: there });
  const shownTo: Carriers = { publication: async (_, ids) => ids };

  const asked = async (href: string, id?: string) => {
    const marks = [{ type: "link" as const, attrs: { href } }];
    const body: Body = {
      type: "doc",
      content: [heading, { type: "paragraph", content: [{ type: "text", text: "链接", marks }] }],
    };
    const [broken] = await listBrokenLinks(editor, { id, body }, shownTo);
    return broken?.misses ?? "there";
  };
  for (const [href, answer] of [
    ["/bulletins/columns/linked-to", "there"],
    ["/units/works/bulletins/columns/linked-to/before/xyz", "there"],
    ["https://qingfeng.test/public/bulletins/columns/linked-to?a=1#top", "there"],
    ["/bulletins/columns/no-such", "page"],
    ["https://elsewhere.test/bulletins/columns/no-such", "there"],
    ["/topics/spring", "there"],
    ["/topics/unready", "page"],
    ["/topics/no-such", "page"],
    ["/topics", "there"],
    [`/api/media/${shown}/480`, "there"],
    [`/api/media/${unused}/480`, "page"],
    [`/api/media/${crypto.randomUUID()}/file`, "page"],
    [`/bulletins/${there}#s2`, "there"],
    [`/bulletins/${there}#s3`, "place"],
    [`/bulletins/${there}#note-1`, "there"],
    [`/bulletins/${there}#note-2`, "place"],
    [`https://qingfeng.test/bulletins/${there}#%73%31`, "there"],
    [`/bulletins/${there}#%E0%A4%A`, "place"],
  ] as const)
    expect([href, await asked(href)]).toEqual([href, answer]);
  const own = crypto.randomUUID();
  expect(await asked(`/bulletins/${own}#s1`, own), "to itself, before it is published").toBe("there");
  expect(await asked(`/bulletins/${own}#s2`, own)).toBe("place");
  const { id: boardId } = await plantBoard(null);
  const { id: threadId } = await plantThread({ boardId, unitId: null }, editor, [{ by: editor }]);
  expect(await asked(`/forum/threads/${threadId}#post-1`)).toBe("there");
  expect(await asked(`/forum/threads/${threadId}#post-2`)).toBe("place");
});

test("personal data: ID numbers by their check digit, mobile phones, bank cards by Luhn, and nothing that only looks long", () => {
  // Made up, with a check digit that fits.
  expect(isIdNumber("11010519491231002X")).toBe(true);
  expect(isIdNumber("110105194912310021")).toBe(false);
  expect(isCard("6222 0200 0000 0000 009")).toBe(isCard("6222020000000000009"));
  expect(isCard("4111111111111111")).toBe(true);
  expect(isCard("4111111111111112")).toBe(false);
  expect(check("身份证11010519491231002X，电话139-0000-1111")).toEqual([
    ["idNumber", "11010519491231002X"],
    ["mobile", "139-0000-1111"],
  ]);
  expect(check("卡号 4111 1111 1111 1111")).toEqual([["bankCard", "4111 1111 1111 1111"]]);
  expect(check("编号20261123000100010001，总额13900001111222元")).toEqual([]);
});

test("punctuation: half-width marks, repeated ones, pairs that are not", () => {
  expect(check("各单位,请落实")).toEqual([["halfWidth", "各单位,请落实", "各单位，请落实"]]);
  expect(check("请各单位落实。。")).toEqual([["repeated", "请各单位落实。。".slice(-8), "请各单位落实。".slice(-7)]]);
  expect(check("学习《条例")).toEqual([["unpaired", "学习《条例"]]);
  expect(check("学习条例》")).toEqual([["unpaired", "学习条例》"]]);
  expect(check("（一）“四风”与《条例》：at 9:30, v1.2")).toEqual([]);
});

test("a picture without its text and an empty summary are told; what must be put right comes first", () => {
  const body = bodyWith("落实八项规定");
  body.content.push({ type: "image", attrs: { mediaId: crypto.randomUUID(), alt: " ", caption: "" } });
  const findings = checkArticle({ title: "通知", summary: "", body }, [...WORDS]);
  expect(findings.map(({ kind }) => kind)).toEqual(["alt", "word", "summary"]);
});

test("a long text of nothing but faults is checked at once, and told up to a hundred", () => {
  const faults = Array.from({ length: 3_000 }, (_, at) => `第${at}处,处份139${String(10_000_000 + at)}。。《`).join("");
  const from = performance.now();
  const findings = checkArticle({ title: "", summary: "", body: bodyWith(faults) }, [...WORDS]);
  expect(findings.length).toBe(100);
  expect(performance.now() - from).toBeLessThan(2_000);
});

let cast: Cast;
beforeAll(async () => {
  cast = await castOf();
});

test("the list is kept by those who work on the texts of the whole organisation, and comes filled", async () => {
  const editor = await cast.staff("editor");
  expect((await listCheckedWords(editor)).some(({ wrong }) => wrong === "截止目前")).toBe(true);
  const word = { wrong: "按步就班", instead: "按部就班", level: "must", note: "" } as const;
  const { id } = await addCheckedWord(editor, word);
  await expect(addCheckedWord(editor, word)).rejects.toMatchObject({ fields: { wrong: { key: "taken" } } });
  await expect(addCheckedWord(editor, { ...word, wrong: "按" })).rejects.toMatchObject({ code: "invalid" });
  await expect(addCheckedWord(editor, { ...word, wrong: "按部就班" })).rejects.toMatchObject({
    fields: { instead: { key: "sameWord" } },
  });
  for (const actor of [await cast.staff("editor", "works"), await cast.leader("group"), await cast.member("works-1")]) {
    await expect(addCheckedWord(actor, { ...word, wrong: "别的词" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(removeCheckedWord(actor, { wordId: id })).rejects.toMatchObject({ code: "forbidden" });
  }
  expect(await listCheckedWords(await cast.member("works-1"))).toEqual([]);
  await removeCheckedWord(editor, { wordId: id });
  await expect(removeCheckedWord(editor, { wordId: id })).rejects.toMatchObject({ code: "not_found" });
});
