import { and, eq, inArray, isNull, notInArray, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { type CarrierKind, media, mediaUses } from "#db/schema/media.ts";
import { guest, type Viewer } from "#domains/kernel/actor.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { onUsableShelf } from "./library/visibility.ts";
import { PICTURES_PER_CARRIER } from "./limits.ts";

type Carrier = { carrier: CarrierKind; carrierId: string };

/**
 * Lets an object carry files, which opens them to whoever may see the object. Allowed are the writer's own files, those the
 * object carries already, and for staff (`shelvesOf`) what lies on a shelf they see and may be used today; any other id
 * refuses the whole write (`pictureNotYours`), known or not.
 */
export async function attachMedia(
  tx: Tx,
  carrier: CarrierKind,
  carrierId: string,
  mediaIds: string[],
  ownerId: string,
  shelvesOf: Viewer = guest,
): Promise<void> {
  const ids = [...new Set(mediaIds)];
  if (ids.length === 0) return;
  if (ids.length > PICTURES_PER_CARRIER) throw invalid("form", "tooManyPictures", { maximum: PICTURES_PER_CARRIER });
  const carried = sql<boolean>`exists (select from ${mediaUses} where ${mediaUses.mediaId} = ${media.id}
    and ${mediaUses.carrier} = ${carrier} and ${mediaUses.carrierId} = ${carrierId})`;
  const usable = await tx
    .select({ id: media.id })
    .from(media)
    .where(
      and(
        inArray(media.id, ids),
        isNull(media.withdrawnAt),
        sql`(${media.ownerId} = ${ownerId} or ${carried} or ${onUsableShelf(shelvesOf)})`,
      ),
    );
  if (usable.length !== ids.length) throw invalid("form", "pictureNotYours");
  await addUses(tx, { carrier, carrierId }, ids);
}

/** Lets one object carry those of `mediaIds` that another carries: a publication takes over the pictures of its draft. */
export async function carryOver(tx: Tx, from: Carrier, to: Carrier, mediaIds: string[]): Promise<void> {
  if (mediaIds.length === 0) return;
  const rows = await tx
    .select({ id: mediaUses.mediaId })
    .from(mediaUses)
    .where(and(isCarrier(from), inArray(mediaUses.mediaId, mediaIds)));
  await addUses(
    tx,
    to,
    rows.map((row) => row.id),
  );
}

/** Lets an object drop every picture but these; what nothing else carries is its owner's again, and then removed. */
export async function keepOnlyMedia(
  tx: Tx,
  carrier: CarrierKind,
  carrierId: string,
  mediaIds: string[],
): Promise<void> {
  const others = mediaIds.length > 0 ? notInArray(mediaUses.mediaId, mediaIds) : undefined;
  await tx.delete(mediaUses).where(and(isCarrier({ carrier, carrierId }), others));
}

const isCarrier = ({ carrier, carrierId }: Carrier) =>
  and(eq(mediaUses.carrier, carrier), eq(mediaUses.carrierId, carrierId));

async function addUses(tx: Tx, { carrier, carrierId }: Carrier, mediaIds: string[]) {
  if (mediaIds.length === 0) return;
  await tx
    .insert(mediaUses)
    .values(mediaIds.map((mediaId) => ({ mediaId, carrier, carrierId })))
    .onConflictDoNothing();
}
