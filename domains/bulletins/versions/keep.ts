import { and, eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import type { KeptFor } from "#db/enums/reviews.ts";
import { bulletinVersions } from "#db/schema/reviews.ts";
import { mediaIdsOf } from "#lib/text/nodes.ts";
import type { Draft } from "../drafts/queries.ts";
import { fingerprintOf } from "../review/fingerprint.ts";

/** `overwrittenBy`: whose words take its place. */
type Why = { keptFor: KeptFor; overwrittenBy?: string };

/** Keeps the working copy as it stands; returns the id of what was kept, also when it was kept before. */
export async function keepVersion(tx: Tx, draft: Draft, why: Why): Promise<string> {
  const { id, version, columnId, unitId, title, summary, source, byline, coverId, indent, body, disclosure } = draft;
  const { kind, risk, editorId, authorId } = draft;
  const kept = {
    version,
    columnId,
    unitId,
    title,
    summary,
    source,
    byline,
    coverId,
    indent,
    body,
    disclosure,
    kind,
    risk,
    editorId: editorId ?? authorId,
    ...why,
  };
  await tx
    .insert(bulletinVersions)
    .values({ ...kept, bulletinId: id, fingerprint: fingerprintOf(draft) })
    .onConflictDoNothing();
  const [row] = await tx
    .select({ id: bulletinVersions.id })
    .from(bulletinVersions)
    .where(and(eq(bulletinVersions.bulletinId, id), eq(bulletinVersions.version, version)));
  return row!.id;
}

/** The pictures of everything that was kept of a working copy: whoever restores a version wants them too. */
export async function keptPictures(tx: Tx, bulletinId: string): Promise<string[]> {
  const rows = await tx
    .select({ body: bulletinVersions.body, coverId: bulletinVersions.coverId })
    .from(bulletinVersions)
    .where(eq(bulletinVersions.bulletinId, bulletinId));
  return rows.flatMap(({ body, coverId }) => [...mediaIdsOf(body), ...(coverId ? [coverId] : [])]);
}
