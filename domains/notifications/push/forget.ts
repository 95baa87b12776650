import { lt, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { pushes } from "#db/schema/pushes.ts";

const KEPT_DAYS = 30;

/** What became of pushes is forgotten, and devices on which nobody has signed in again for as long. */
export async function forgetOldPushes(): Promise<void> {
  await db.delete(pushes).where(lt(pushes.createdAt, sql`now() - ${KEPT_DAYS} * interval '1 day'`));
  await db.execute(sql`delete from push_devices d using sessions s where s.id = d.session_id
    and least(s.revoked_at, s.expires_at) < now() - ${KEPT_DAYS} * interval '1 day'`);
}
