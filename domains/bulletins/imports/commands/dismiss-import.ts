import { and, eq, isNull, sql } from "drizzle-orm";
import { bulletinImports } from "#db/schema/bulletins.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { findDraft } from "../../drafts/queries.ts";
import { canEditDraft } from "../../policy.ts";
import { DismissImport } from "../input.ts";

/** What was lost has been looked at: the report is put away. */
export const dismissImport = command({
  event: "bulletins.import.dismissed",
  input: DismissImport,
  async load(tx, actor, { importId }) {
    const [row] = await tx
      .select({ bulletinId: bulletinImports.bulletinId })
      .from(bulletinImports)
      .where(and(eq(bulletinImports.id, importId), isNull(bulletinImports.dismissedAt)))
      .for("update");
    return row ? findDraft(actor, row.bulletinId, tx) : null;
  },
  allow: canEditDraft,
  async run(tx, { actor, input: { importId }, subject: { id, unitId } }) {
    await tx
      .update(bulletinImports)
      .set({ dismissedAt: sql`now()`, dismissedBy: memberId(actor) })
      .where(eq(bulletinImports.id, importId));
    return { id, unitId };
  },
});
