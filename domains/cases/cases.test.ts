import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { caseQuestions, cases } from "#db/schema/cases.ts";
import { threads } from "#db/schema/forum.ts";
import { events } from "#db/schema/kernel.ts";
import { units } from "#db/schema/units.ts";
import { plantCase } from "#db/testing/cases.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { publishCase } from "./commands/publish-case.ts";
import { saveCase } from "./commands/save-case.ts";
import { startCase } from "./commands/start-case.ts";
import { withdrawCase } from "./commands/withdraw-case.ts";
import { findCaseDraft } from "./drafts/queries.ts";
import { findCase, listCases } from "./queries.ts";

type Member = Actor & { id: string };
type Form = Record<string, string>;

let cast: Cast;
let editor: Member;
let publisher: Member;
let reader: Member;
beforeAll(async () => {
  cast = await castOf();
  editor = await cast.staff("editor", "works");
  publisher = await cast.staff("publisher", "works");
  reader = await cast.member("works-1");
});

const NOBODYS = "00000000-0000-7000-8000-000000000000";
const unitOf = (slug: string | null) => slug && cast.unit(slug);
const start = (actor: Member, unit: string | null = "works") =>
  startCase(actor, { title: "一盒茶叶", breach: "integrity", unitId: unitOf(unit) });
const draftOf = async (id: string) => (await findCaseDraft(editor, id))!;

/** Posts the form of a case as a browser would: everything is text. */
async function save(actor: Member, id: string, form: Form = {}) {
  const { version } = await draftOf(id);
  const facts = { title: "一盒茶叶", breach: "integrity", unitId: cast.unit("works") };
  return saveCase(actor, { ...facts, caseId: id, version, ...form } as never);
}

const COMPLETE: Form = {
  lede: "没有哪一步是突然发生的。",
  party: "郭某",
  outcome: "留党察看两年",
  "steps.0.title": "第一盒茶叶",
  "clauses.0.law": "《中国共产党纪律处分条例》",
  "lessons.0.heading": "守住第一次",
  "questions.0.text": "你会怎么做？",
  "questions.1.text": "可以向谁说？",
};

async function readyCase() {
  const { id } = await start(editor);
  await save(editor, id, COMPLETE);
  return id;
}
const publish = async (actor: Member, id: string) =>
  publishCase(actor, { caseId: id, version: (await draftOf(id)).version, anonymised: "on" });

test("numbers are given in order, each once, also to those who ask at the same moment", async () => {
  const started = await Promise.all([1, 2, 3, 4, 5, 6].map(() => start(editor)));
  const numbers = await Promise.all(started.map(async ({ id }) => (await draftOf(id)).number));
  const year = new Intl.DateTimeFormat("en", { year: "numeric", timeZone: "Asia/Shanghai" }).format(new Date());
  expect(numbers.sort()).toEqual([1, 2, 3, 4, 5, 6].map((n) => `QF-${year}-00${n}`));
});

test("the form's rows become steps, clauses, lessons and questions; empty rows fall out", async () => {
  const { id } = await start(editor);
  await save(editor, id, {
    ...COMPLETE,
    "steps.0.amountYuan": "１,２００.５０",
    "steps.0.turning": "on",
    "steps.1.title": " ",
    "steps.2.text": "第二步\r\n换行",
    amountYuan: "46,300",
  });
  expect(await draftOf(id)).toMatchObject({
    amountYuan: 46_300,
    steps: [
      { when: "", title: "第一盒茶叶", text: "", amountYuan: 1200.5, turning: true },
      { when: "", title: "", text: "第二步\n换行", amountYuan: null, turning: false },
    ],
    questions: [{ text: "你会怎么做？" }, { text: "可以向谁说？" }],
  });
});

test("buttons add and remove rows and keep everything else that was typed", async () => {
  const { id } = await start(editor);
  const rows = { "steps.0.title": "甲", "steps.1.title": "乙", "steps.2.title": "丙" };
  const titles = async () => (await draftOf(id)).steps.map((step) => step.title);
  expect(await save(editor, id, { ...rows, deed: "add.steps.1" })).toMatchObject({ at: "steps" });
  expect(await titles()).toEqual(["甲", "", "乙", "丙"]);
  await save(editor, id, { ...rows, lede: "刚写的", deed: "remove.steps.1" });
  expect([await titles(), (await draftOf(id)).lede]).toEqual([["甲", "丙"], "刚写的"]);
  await save(editor, id, { ...rows, deed: "remove.steps.99" });
  expect(await titles()).toEqual(["甲", "乙", "丙"]);
});

test("a question keeps its id, and with it its discussion, when words and order change", async () => {
  const id = await readyCase();
  const [first, second] = (await draftOf(id)).questions;
  await save(editor, id, {
    ...COMPLETE,
    "questions.0.id": second!.id,
    "questions.0.text": "改过的第二题",
    "questions.1.id": first!.id,
    "questions.1.text": "第一题",
    "questions.2.text": "新题",
  });
  const { questions } = await draftOf(id);
  expect(questions.map((question) => question.text)).toEqual(["改过的第二题", "第一题", "新题"]);
  expect(questions.slice(0, 2).map((question) => question.id)).toEqual([second!.id, first!.id]);
});

test("a question of another case cannot be taken over, nor one that is discussed be removed", async () => {
  const [mine, other] = [await readyCase(), await readyCase()];
  const [foreign] = (await draftOf(other)).questions;
  for (const stolen of [foreign!.id, NOBODYS])
    await expect(save(editor, mine, { ...COMPLETE, "questions.0.id": stolen })).rejects.toMatchObject({
      code: "invalid",
    });
  const [discussed] = (await draftOf(mine)).questions;
  await db.insert(threads).values({ caseQuestionId: discussed!.id, title: "讨论", authorId: editor.id });
  await expect(save(editor, mine, COMPLETE)).rejects.toMatchObject({ fields: { form: { key: "questionDiscussed" } } });
  expect((await draftOf(mine)).questions[0]).toEqual(discussed);
});

test("an editor writes, a publisher publishes and withdraws, members read", async () => {
  const id = await readyCase();
  expect(await findCase(reader, id)).toBeNull();
  await expect(publish(editor, id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(save(publisher, id, COMPLETE)).rejects.toMatchObject({ code: "forbidden" });
  const { tags } = await publish(publisher, id);
  expect(tags).toEqual(["cases", `case:${id}`]);
  const found = await findCase(reader, id);
  const event = await db.query.events.findFirst({ where: eq(events.name, "cases.case.published") });
  expect(event?.payload).toEqual({
    caseId: id,
    questionIds: found!.questions.map((question) => question.id),
    title: "一盒茶叶",
    unitId: cast.unit("works"),
  });
});

test("what readers see is not changed under their eyes: a published case is withdrawn before it is edited", async () => {
  const id = await readyCase();
  await publish(publisher, id);
  await expect(save(editor, id, COMPLETE)).rejects.toMatchObject({ code: "forbidden" });
  await withdrawCase(publisher, { caseId: id, reason: "补充脱敏" });
  expect(await findCase(reader, id)).toBeNull();
  expect((await listCases(reader)).cases.some((row) => row.id === id)).toBe(false);
  await save(editor, id, { ...COMPLETE, title: "改过" });
});

test("who may do what with a case of a unit: only roles held over it or over a unit above it count", async () => {
  const outcome = async (work: () => Promise<unknown>) =>
    work().then(
      () => "done",
      (error) => error.code,
    );
  const cases: [string, Member, [string, string, string, string]][] = [
    ["own editor", editor, ["done", "done", "forbidden", "forbidden"]],
    ["editor above", await cast.staff("editor"), ["done", "done", "forbidden", "forbidden"]],
    ["own publisher", publisher, ["forbidden", "forbidden", "done", "done"]],
    ["publisher above", await cast.staff("publisher"), ["forbidden", "forbidden", "done", "done"]],
    ["own reviewer", await cast.staff("reviewer", "works"), ["forbidden", "forbidden", "forbidden", "forbidden"]],
    ["editor below", await cast.staff("editor", "works-1"), ["invalid", "not_found", "not_found", "not_found"]],
    ["publisher below", await cast.staff("publisher", "works-1"), ["forbidden", "not_found", "not_found", "not_found"]],
    ["foreign editor", await cast.staff("editor", "logistics"), ["invalid", "not_found", "not_found", "not_found"]],
    ["leader", await cast.leader("works"), ["forbidden", "not_found", "not_found", "not_found"]],
    ["administrator", await cast.staff("audit-admin"), ["forbidden", "not_found", "not_found", "not_found"]],
    ["member", reader, ["forbidden", "not_found", "not_found", "not_found"]],
    ["guest", cast.guest as Member, ["forbidden", "not_found", "not_found", "not_found"]],
  ];
  for (const [name, actor, expected] of cases) {
    const of = { unitId: cast.unit("works"), authorId: editor.id };
    const [draft, published] = [await plantCase(of), await plantCase({ ...of, publishedAt: new Date() })];
    expect([
      name,
      await outcome(() => start(actor)),
      await outcome(() => save(actor, draft.id, COMPLETE)),
      await outcome(() => publish(actor, draft.id)),
      await outcome(() => withdrawCase(actor, { caseId: published.id, reason: "更正" })),
    ]).toEqual([name, ...expected]);
  }
});

test("nobody moves a case into an area they hold nothing over, or that is out of use", async () => {
  const { id } = await start(editor);
  await db.update(units).set({ deactivatedAt: new Date() }).where(eq(units.slug, "works-2"));
  for (const unitId of ["", cast.unit("group"), cast.unit("logistics"), cast.unit("works-2"), NOBODYS])
    await expect(save(editor, id, { unitId })).rejects.toMatchObject({ fields: { unitId: { key: "unitNotYours" } } });
});

test("what a form may not set is not set: number, author, demonstration mark, publication", async () => {
  const { id } = await start(editor);
  const { number } = await draftOf(id);
  const forged = { number: "QF-1999-001", authorId: reader.id, isDemo: "true", publishedAt: "2026-01-01", id: NOBODYS };
  await save(editor, id, forged);
  const row = await db.query.cases.findFirst({ where: eq(cases.id, id) });
  expect(row).toMatchObject({ number, authorId: editor.id, isDemo: false, publishedAt: null });
});

test("of two who fill in the same form the second is told, and the first's words stay", async () => {
  const { id } = await start(editor);
  const { version } = await draftOf(id);
  const other = await cast.staff("editor", "works");
  const outcomes = await Promise.allSettled([
    save(editor, id, { version, lede: "一人写的" }),
    save(other, id, { version, lede: "一人写的" }),
  ]);
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(outcomes.find((outcome) => outcome.status === "rejected")?.reason).toMatchObject({ code: "conflict" });
  expect((await draftOf(id)).lede).toBe("一人写的");
});

test("a case is not published before it is complete, anonymised and confirmed to be", async () => {
  const id = await readyCase();
  const { version } = await draftOf(id);
  const unconfirmed = { caseId: id, version } as never;
  await expect(publishCase(publisher, unconfirmed)).rejects.toMatchObject({
    fields: { anonymised: expect.anything() },
  });
  const refusal = { fields: { form: { key: "caseNotReady" } } };
  for (const missing of ["lede", "party", "outcome", "steps.0.title", "questions.0.text"]) {
    await save(editor, id, { ...COMPLETE, "questions.1.text": "", [missing]: "" });
    await expect(publish(publisher, id)).rejects.toMatchObject(refusal);
  }
  for (const text of ["身份证 11010519491231002X", "电话 139-0000-1118", "１３９００００１１１８"]) {
    await save(editor, id, { ...COMPLETE, "steps.0.text": text });
    await expect(publish(publisher, id)).rejects.toMatchObject(refusal);
  }
  await save(editor, id, { ...COMPLETE, "steps.0.text": "2021年9月，600 元；编号 QF-2026-017" });
  await publish(publisher, id);
});

test("an empty row that a button put in is not published", async () => {
  const id = await readyCase();
  const { questions } = await draftOf(id);
  const ids = { "questions.0.id": questions[0]!.id, "questions.1.id": questions[1]!.id };
  await save(editor, id, { ...COMPLETE, ...ids, deed: "add.questions.2" });
  await save(editor, id, { ...COMPLETE, ...ids, "questions.2.text": "", deed: "add.lessons.1" });
  await publish(publisher, id);
  const found = await findCase(reader, id);
  expect([found!.lessons.length, found!.questions.length]).toEqual([1, 2]);
  expect(await db.select().from(caseQuestions).where(eq(caseQuestions.caseId, id))).toHaveLength(2);
});

test.each([
  ["title", { title: "" }, "required"],
  ["breach", { breach: "theft" }, "malformed"],
  ["amountYuan", { amountYuan: "-1" }, "malformed"],
  ["amountYuan", { amountYuan: "9".repeat(13) }, "tooBig"],
  ["steps.1.title", { "steps.0.title": "好", "steps.1.title": "长".repeat(121) }, "tooLong"],
  ["steps.0.amountYuan", { "steps.0.amountYuan": "几百元" }, "malformed"],
  ["lessons", { "lessons.99.text": "x" }, "tooLong"],
  ["version", { version: "now()" }, "malformed"],
])("bad %s is refused by the field, and nothing is written", async (field, bad, key) => {
  const { id } = await start(editor);
  const { version } = await draftOf(id);
  await expect(save(editor, id, bad)).rejects.toMatchObject({ code: "invalid", fields: { [field]: { key } } });
  expect((await draftOf(id)).version).toBe(version);
});
