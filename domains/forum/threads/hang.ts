import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { bulletins, publications } from "#db/schema/bulletins.ts";
import { caseQuestions, cases } from "#db/schema/cases.ts";
import { threads } from "#db/schema/forum.ts";
import { announce } from "#domains/kernel/command.ts";

const TITLE_MAX_CHARS = 200;

/** Opens the discussion of a published bulletin, or brings area and title of the one it has up to date. */
export async function hangOnBulletin(tx: Tx, bulletinId: string): Promise<void> {
  const [now] = await tx
    .select({ unitId: publications.unitId, title: publications.title, authorId: bulletins.authorId })
    .from(publications)
    .innerJoin(bulletins, eq(bulletins.id, publications.bulletinId))
    .where(and(eq(bulletins.id, bulletinId), isNull(publications.supersededAt), isNull(publications.withdrawnAt)));
  if (!now) return;
  const told = { unitId: now.unitId, title: now.title.slice(0, TITLE_MAX_CHARS) };
  const [thread] = await tx
    .insert(threads)
    .values({ ...told, bulletinId, authorId: now.authorId })
    .onConflictDoUpdate({ target: threads.bulletinId, targetWhere: sql`bulletin_id is not null`, set: told })
    .returning({ id: threads.id });
  await announce(tx, "cache_tags", [`bulletin:${bulletinId}`, `thread:${thread!.id}`, "forum"]);
}

/** One discussion for each question of a published case. */
export async function hangOnCase(tx: Tx, caseId: string): Promise<void> {
  const questions = await tx
    .select({ id: caseQuestions.id, text: caseQuestions.text, unitId: cases.unitId, authorId: cases.authorId })
    .from(caseQuestions)
    .innerJoin(cases, eq(cases.id, caseQuestions.caseId))
    .where(and(eq(cases.id, caseId), isNotNull(cases.publishedAt)));
  const tags = [`case:${caseId}`, "forum"];
  for (const { id, text, unitId, authorId } of questions) {
    const told = { unitId, title: text.slice(0, TITLE_MAX_CHARS) };
    const [thread] = await tx
      .insert(threads)
      .values({ ...told, caseQuestionId: id, authorId })
      .onConflictDoUpdate({ target: threads.caseQuestionId, targetWhere: sql`case_question_id is not null`, set: told })
      .returning({ id: threads.id });
    tags.push(`thread:${thread!.id}`);
  }
  await announce(tx, "cache_tags", tags);
}
