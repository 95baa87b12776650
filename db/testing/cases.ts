import { db } from "#db/client.ts";
import { caseQuestions, cases } from "#db/schema/cases.ts";

let counter = 0;

type Planted = Partial<typeof cases.$inferInsert> & { authorId: string; unitId: string | null; questions?: string[] };

/** A case as the database holds it, without asking anybody; complete but for what is given otherwise. */
export async function plantCase({ questions = ["你会怎么做？"], ...given }: Planted) {
  counter++;
  const [row] = await db
    .insert(cases)
    .values({
      number: `QF-2025-${String(counter).padStart(3, "0")}`,
      title: "从“一盒茶叶”开始的滑坡",
      lede: "没有哪一步是突然发生的。",
      breach: "integrity",
      party: "郭某",
      outcome: "留党察看两年",
      steps: [{ when: "2021年9月", title: "第一盒茶叶", text: "没有推掉。", amountYuan: 600, turning: false }],
      clauses: [{ law: "《中国共产党纪律处分条例》", article: "第九十七条", text: "", act: "收受茶叶" }],
      lessons: [{ heading: "守住第一次", text: "当天登记。" }],
      ...given,
    })
    .returning();
  const record = row!;
  const rows = questions.map((text, position) => ({ caseId: record.id, position, text }));
  const asked = rows.length > 0 ? await db.insert(caseQuestions).values(rows).returning() : [];
  return { ...record, questions: asked };
}
