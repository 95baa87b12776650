import { and, eq, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { publications } from "#db/schema/bulletins.ts";
import { bulletinTerms } from "#db/schema/search.ts";
import { isCurrent } from "#domains/bulletins/visibility.ts";
import { plainText } from "#lib/text/excerpt.ts";
import { termVector } from "#lib/text/search-terms.ts";

/** Notes anew what a bulletin is found by, as it is published at present; what it said before is found no more. */
export async function noteBulletin(tx: Reader, bulletinId: string): Promise<void> {
  await tx
    .delete(bulletinTerms)
    .where(
      sql`${bulletinTerms.publicationId} in (select id from ${publications} where ${publications.bulletinId} = ${bulletinId})`,
    );
  const [row] = await tx
    .select()
    .from(publications)
    .where(and(eq(publications.bulletinId, bulletinId), isCurrent));
  if (!row) return;
  const terms = termVector([
    { text: row.title, weight: "A" },
    { text: `${row.summary}\n${row.source}\n${row.byline}`, weight: "B" },
    { text: plainText(row.body), weight: "C" },
  ]);
  await tx.insert(bulletinTerms).values({ publicationId: row.id, terms }).onConflictDoNothing();
}
