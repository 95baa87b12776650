import { inArray, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { memberships } from "#db/schema/accounts.ts";
import { endLinks } from "#domains/accounts/one-time-links.ts";
import { initialsOf, pinyinOf } from "#lib/pinyin.ts";
import type { ChangedPerson, NewPerson, Place } from "./plan.ts";

/**
 * Inserts new people with their places and returns how many; fewer than given means that somebody else took a sign-in
 * name meanwhile. They have no password yet: they come in by single sign-on, or by a password that is issued to them.
 */
export async function writeNew(people: NewPerson[], tx: Tx): Promise<number> {
  if (people.length === 0) return 0;
  const rows = people.map(({ signInName, name, email, pinyin }) => {
    const spoken = pinyin || pinyinOf(name).pinyin;
    return { signInName, name, email, pinyin: spoken, initials: initialsOf(spoken) };
  });
  const written = await tx.execute<{ id: string; name: string }>(sql`
    insert into members (sign_in_name, name, email, pinyin, initials)
    select "signInName", name, email, pinyin, initials
    from jsonb_to_recordset(${json(rows)}) as x("signInName" text, name text, email text, pinyin text, initials text)
    on conflict do nothing returning id, sign_in_name as name`);
  const ids = new Map(written.map(({ id, name }) => [name, id]));
  await writePlaces(
    people.flatMap(({ signInName, places }) =>
      inOrder(places).map((place) => ({ memberId: ids.get(signInName), ...place })),
    ),
    tx,
  );
  return written.length;
}

/** Writes what differs of people who are known; ended places stay as history. */
export async function writeChanged(people: ChangedPerson[], tx: Tx): Promise<void> {
  const edits = people.filter(({ set }) => Object.keys(set).length > 0).map(({ id, set }) => ({ id, ...spoken(set) }));
  await tx.execute(sql`
    update members set name = coalesce(x.name, members.name), email = coalesce(x.email, members.email),
      pinyin = coalesce(x.pinyin, members.pinyin), initials = coalesce(x.initials, members.initials)
    from jsonb_to_recordset(${json(edits)}) as x(id uuid, name text, email text, pinyin text, initials text)
    where members.id = x.id`);
  // As where the office edits one person: what went to the old address leads into the account.
  const moved = edits.flatMap(({ id, email }) => (email === undefined ? [] : [id]));
  for (let from = 0; from < moved.length; from += CHUNK)
    await endLinks("password-reset", moved.slice(from, from + CHUNK), tx);
  const ended = people.flatMap(({ leave }) => leave);
  for (let from = 0; from < ended.length; from += CHUNK)
    await tx
      .update(memberships)
      .set({ endedAt: new Date() })
      .where(inArray(memberships.id, ended.slice(from, from + CHUNK)));
  await tx.execute(sql`
    update memberships set post = x.post
    from jsonb_to_recordset(${json(people.flatMap(({ repost }) => repost))}) as x("membershipId" uuid, post text)
    where memberships.id = x."membershipId"`);
  await writePlaces(
    people.flatMap(({ id, join }) => inOrder(join).map((place) => ({ memberId: id, ...place }))),
    tx,
  );
}

const CHUNK = 5_000;

/** The unit named first is the home unit: it begins a moment before the next. */
const inOrder = (places: Place[]) => places.map((place, order) => ({ ...place, order }));

const writePlaces = (places: (Place & { memberId: string | undefined; order: number })[], tx: Tx) =>
  tx.execute(sql`
    insert into memberships (member_id, unit_id, post, started_at)
    select "memberId", "unitId", post, now() + "order" * interval '1 microsecond'
    from jsonb_to_recordset(${json(places.filter(({ memberId }) => memberId !== undefined))})
      as x("memberId" uuid, "unitId" uuid, post text, "order" int)
    on conflict do nothing`);

/** A changed name brings its pinyin, unless the table gives one. */
function spoken(set: ChangedPerson["set"]) {
  const pinyin = set.pinyin ?? (set.name === undefined ? undefined : pinyinOf(set.name).pinyin);
  return { ...set, pinyin, initials: pinyin === undefined ? undefined : initialsOf(pinyin) };
}

/** One parameter however long the list: PostgreSQL takes no more than 65,535. */
const json = (rows: object[]) => sql`${JSON.stringify(rows)}::text::jsonb`;
