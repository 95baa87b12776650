import { lt, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { mails } from "#db/schema/mails.ts";

/** Longer than a digest looks back, so that nothing is told twice. */
const KEPT_DAYS = 30;

/** What became of mails is forgotten, and the words of those that were captured. */
export const forgetOldMails = () =>
  db.delete(mails).where(lt(mails.doneAt, sql`now() - ${KEPT_DAYS} * interval '1 day'`));
