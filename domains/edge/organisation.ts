import { db } from "#db/client.ts";

/** What the organisation calls itself, and whether demonstration content is in place. */
export async function findOrganisation() {
  const row = await db.query.organisation.findFirst();
  return { name: row?.name ?? "", enName: row?.enName ?? "", isDemo: Boolean(row?.demoSince) };
}
