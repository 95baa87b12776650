import { db } from "#db/client.ts";
import { NO_IMPRINT } from "#db/enums/imprint.ts";

export type Organisation = Awaited<ReturnType<typeof findOrganisation>>;

/** What the organisation calls itself and says of itself, when it mourns, and whether demonstration content is in place. */
export async function findOrganisation() {
  const row = await db.query.organisation.findFirst();
  return {
    name: row?.name ?? "",
    enName: row?.enName ?? "",
    imprint: row?.imprint ?? NO_IMPRINT,
    mourning: row?.mourningFrom && row.mourningUntil ? { from: row.mourningFrom, until: row.mourningUntil } : null,
    isDemo: Boolean(row?.demoSince),
  };
}

/** Whether the organisation mourns on a day such as `2026-11-23`; both ends are included. */
export const mournsOn = ({ mourning }: Pick<Organisation, "mourning">, day: string): boolean =>
  mourning !== null && mourning.from <= day && day <= mourning.until;
