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

test("a name may be entered with several titles, any of which is right", () => {
  const entry = {
    wrong: "岳清和",
    instead: "纪委书记岳清和、岳清和同志；岳清和书记",
    level: "must",
    note: "",
    isName: true,
  } as const;
  const kinds = (text: string) =>
    checkArticle({ title: "通知", summary: "有", body: bodyWith(text) }, [entry]).map(({ kind }) => kind);
  for (const text of ["纪委书记岳清和出席。", "岳清和同志出席。", "岳清和书记出席。"]) expect(kinds(text)).toEqual([]);
  for (const text of ["岳清和出席。", "副书记岳清和出席。", "岳清和主任出席。"]) expect(kinds(text)).toEqual(["name"]);
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
  const found = checkArticle({ title: "通知", summary: "有", body }, [], { broken });
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

test("personal data however it was typed: full-width, in groups, with +86, behind a date", () => {
  for (const [text, kind, found] of [
    ["联系电话：+8613900001111。", "mobile", "+8613900001111"],
    ["电话 8613900001111", "mobile", "8613900001111"],
    ["电话+86 139 0000 1111", "mobile", "+86 139 0000 1111"],
    ["电话(+86)139-0000-1111", "mobile", "(+86)139-0000-1111"],
    ["电话008613900001111", "mobile", "008613900001111"],
    ["电话１３９００００１１１１", "mobile", "１３９００００１１１１"],
    ["1.13900001111，张某", "mobile", "13900001111"],
    ["电话139–0000–1111万经理", "mobile", "139–0000–1111"],
    ["身份证号：110105 19491231 002X", "idNumber", "110105 19491231 002X"],
    ["身份证号：110105-19491231-002x", "idNumber", "110105-19491231-002x"],
    ["１１０１０５１９４９１２３１００２Ｘ", "idNumber", "１１０１０５１９４９１２３１００２Ｘ"],
    ["2026-11-23 11010519491231002X", "idNumber", "11010519491231002X"],
    ["1101 0519 4912 3100 2X", "idNumber", "1101 0519 4912 3100 2X"],
    ["1101\u200b0519491231002X", "idNumber", "1101\u200b0519491231002X"],
    ["卡号4111-1111-1111-1111", "bankCard", "4111-1111-1111-1111"],
    ["卡号４１１１　１１１１　１１１１　１１１１", "bankCard", "４１１１　１１１１　１１１１　１１１１"],
    ["卡号4111 1111 1111 1111 12月到期", "bankCard", "4111 1111 1111 1111"],
  ] as const)
    expect([text, check(text)]).toEqual([text, [[kind, found]]]);
  expect(check("13900001111,13900002222").map(([, number]) => number)).toEqual(["13900001111", "13900002222"]);
});

test("numbers of orders, files and sums are nobody's", () => {
  for (const text of [
    "订单号2026112300010003、20261123000100010001",
    "文号 2026-1123-0001-0003",
    "投资13900001111元，合13900001111.50",
    "预算￥13900001111，约 13900001111 万元",
    "统一社会信用代码91110105MA01B2C3XD",
    "110105194913310021与000000000000000000",
    "账户尾号1111 1111，批次4111111111111112",
  ])
    expect([text, check(text)]).toEqual([text, []]);
});

test("what stands beside the text is checked like it: source, byline, what a register says, and what pictures are read out as", () => {
  const body = bodyWith("正文");
  const picture = { mediaId: crypto.randomUUID(), alt: "张某，电话13900001111", caption: "合影" };
  body.content.push({ type: "image", attrs: picture });
  const article = {
    ...{ title: "通知", summary: "有", body, source: "来自13900002222", byline: "处份" },
    disclosure: { owner: "13900003333", basis: "11010519491231002X", madeOn: "", reviewOn: "" },
  };
  expect(checkArticle(article, [...WORDS]).map(({ found }) => found)).toEqual([
    "13900002222",
    "处份",
    "13900003333",
    "11010519491231002X",
    "13900001111",
  ]);
});

test("punctuation: half-width marks, repeated ones, pairs that are not", () => {
  expect(check("各单位,请落实")).toEqual([["halfWidth", "各单位,请落实", "各单位，请落实"]]);
  expect(check("请各单位落实。。")).toEqual([["repeated", "请各单位落实。。".slice(-8), "请各单位落实。".slice(-7)]]);
  expect(check("学习《条例")).toEqual([["unpaired", "学习《条例"]]);
  expect(check("学习条例》")).toEqual([["unpaired", "学习条例》"]]);
  expect(check("他说:“好”")).toEqual([["halfWidth", "他说:“好”", "他说：“好”"]]);
  expect(check("《条例》, 请学习")).toEqual([["halfWidth", "《条例》, 请学习", "《条例》， 请学习"]]);
  expect(check("已经完成.下一步")).toEqual([["halfWidth", "已经完成.下一步", "已经完成。下一步"]]);
  expect(check('整治"四风"问题')).toEqual([["straight", '"四风"', "“四风”"]]);
  expect(check('整治"四风问题')).toEqual([["unpaired", '整治"四风问题']]);
  expect(check("还有很多……。")).toEqual([["repeated", "还有很多……。", "还有很多……"]]);
  for (const text of [
    "（一）“四风”与《条例》：at 9:30, v1.2",
    '用 "npm test" 检查',
    '55"屏幕',
    "见附件.docx",
    "他说……",
  ])
    expect([text, check(text)]).toEqual([text, []]);
});

test("a picture without its text and an empty summary are told; what must be put right comes first", () => {
  const body = bodyWith("落实八项规定");
  body.content.push({ type: "image", attrs: { mediaId: crypto.randomUUID(), alt: " ", caption: "" } });
  const findings = checkArticle({ title: "通知", summary: "", body }, [...WORDS]);
  expect(findings.map(({ kind }) => kind)).toEqual(["alt", "word", "summary"]);
  const [bare] = checkArticle({ title: "通知", summary: "有", body: bodyWith("正文") }, [], { films: ["警示片"] });
  expect(bare).toMatchObject({ kind: "captions", level: "advice", found: "警示片" });
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
  const name = { wrong: "岳清和", level: "must", note: "", isName: "on" } as const;
  for (const instead of ["", "纪委书记", "岳清和同志、书记"])
    await expect(addCheckedWord(editor, { ...name, instead })).rejects.toMatchObject({
      fields: { instead: { key: "nameWithTitle" } },
    });
  await addCheckedWord(editor, { ...name, instead: "岳清和同志、纪委书记岳清和" });
  for (const actor of [await cast.staff("editor", "works"), await cast.leader("group"), await cast.member("works-1")]) {
    await expect(addCheckedWord(actor, { ...word, wrong: "别的词" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(removeCheckedWord(actor, { wordId: id })).rejects.toMatchObject({ code: "forbidden" });
  }
  expect(await listCheckedWords(await cast.member("works-1"))).toEqual([]);
  await removeCheckedWord(editor, { wordId: id });
  await expect(removeCheckedWord(editor, { wordId: id })).rejects.toMatchObject({ code: "not_found" });
});
