import { eq } from "drizzle-orm";
import { imports } from "#db/schema/imports.ts";
import { command } from "#domains/kernel/command.ts";
import { canAdministerPeople } from "../../policy.ts";
import { DiscardImport } from "../input.ts";
import { findImport } from "../queries.ts";

/** Drops an uploaded roster without doing anything with it. */
export const discardImport = command({
  event: "people.import.discarded",
  input: DiscardImport,
  load: (tx, actor, input) => findImport(actor, input.importId, tx),
  allow: canAdministerPeople,
  async run(tx, { subject }) {
    await tx.update(imports).set({ cells: null }).where(eq(imports.id, subject.id));
    return { id: subject.id, payload: { fileName: subject.fileName } };
  },
});
