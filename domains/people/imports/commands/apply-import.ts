import { eq } from "drizzle-orm";
import { imports } from "#db/schema/imports.ts";
import { announce, command } from "#domains/kernel/command.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { canAdministerPeople } from "../../policy.ts";
import { ApplyImport } from "../input.ts";
import { rowsOf } from "../plan.ts";
import { countsOf, digestOf, findImport, planOf } from "../queries.ts";
import { writeChanged, writeNew } from "../write.ts";

/** Up to so many pages of people are made stale one by one; beyond, all of them. */
const TAGS_MAX = 50;

/**
 * Does what the dry run showed, all of it or nothing; wrong rows are left out. When people or units have changed since,
 * it asks to look again (`importChanged`).
 */
export const applyImport = command({
  event: "people.import.applied",
  input: ApplyImport,
  load: async (tx, actor, input) => {
    await tx.select({ id: imports.id }).from(imports).where(eq(imports.id, input.importId)).for("update");
    return findImport(actor, input.importId, tx);
  },
  allow: canAdministerPeople,
  async run(tx, { input, subject }) {
    const { plan } = await planOf(subject, tx);
    if (digestOf(plan) !== input.seen) throw invalid("form", "importChanged");
    const added = rowsOf(plan, "new").map(({ person }) => person);
    const changed = rowsOf(plan, "changed").map(({ person }) => person);
    if (added.length + changed.length === 0) throw invalid("form", "importEmpty");
    if ((await writeNew(added, tx)) !== added.length) throw new DomainError("conflict");
    await writeChanged(changed, tx);
    await tx.update(imports).set({ cells: null, appliedAt: new Date() }).where(eq(imports.id, subject.id));
    await announce(tx, "actors", { import: subject.id });
    const renamed = changed.filter(({ set }) => set.name !== undefined).map(({ id }) => `member:${id}`);
    const { moved, wrong } = countsOf(plan);
    const counts = { added: added.length, changed: changed.length, moved, wrong };
    const payload = { fileName: subject.fileName, digest: subject.digest, ...counts };
    return { id: subject.id, counts, tags: renamed.length > TAGS_MAX ? ["organisation"] : renamed, payload };
  },
});
