import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { members } from "#db/schema/accounts.ts";

export const QUERY_MAX_CHARS = 60;

/** Over `members`: somebody, and neither the name under which somebody speaks without their own nor what is left of an erased account. */
export const isPerson: SQL = and(eq(members.isVoice, false), isNull(members.erasedAt))!;

/** People whose name contains the query, or whose pinyin or initials begin with it: 欧阳, ouyang, oyn. */
export function namedLike(query: string): SQL | undefined {
  const text = query.normalize("NFC").trim().slice(0, QUERY_MAX_CHARS);
  if (text === "") return undefined;
  const begins = `${escapeLike(text.toLowerCase().replace(/\s+/g, ""))}%`;
  return or(
    sql`${members.name} ilike ${`%${escapeLike(text)}%`}`,
    sql`replace(${members.pinyin}, ' ', '') like ${begins}`,
    sql`${members.initials} like ${begins}`,
  );
}

/** The same, and by the beginning of the sign-in name: for those who keep the register. */
export function namedOrSigningInLike(query: string): SQL | undefined {
  const named = namedLike(query);
  if (!named) return undefined;
  return or(named, sql`lower(${members.signInName}) like ${`${escapeLike(query.trim().toLowerCase())}%`}`);
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, "\\$&");
