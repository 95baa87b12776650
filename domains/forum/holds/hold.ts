import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import type { HoldKind } from "#db/enums/forum.ts";
import { statement } from "#db/statement.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { isModerator } from "../policy.ts";
import type { Said } from "./said.ts";
import { wordsFound } from "./words.ts";

/** `isMet` false: of posts in so many minutes one more may be said, and what comes after it waits. */
type Rule = { id: string; kind: HoldKind; words: string[]; amount: number; isMet: boolean };

/** What made it wait, for its handlers; of somebody without a name nothing that is asked of the person. */
type Held = { ruleId: string | null };

/**
 * The rule that makes what the actor says in an area wait, or null; the nearest area's first. Whoever keeps order there is
 * held by none, unless they show no name: without one everything waits where any rule asks of the person, so that to wait
 * tells nothing of who it is. The database answers what is asked of the person, here is read what is asked of the text. Only
 * where it is about the last thing that may be said for now, a turn is taken and the question asked again.
 */
export async function heldBy(
  tx: Tx,
  actor: Actor,
  unitPath: string | null,
  said: Said,
  { write = "post", isAnonymous = false }: { write?: "post" | "edit"; isAnonymous?: boolean } = {},
): Promise<Held | null> {
  if (!isAnonymous && isModerator(actor, unitPath)) return null;
  const asked = { memberId: actor.id, unitPath, isAnonymous };
  let rules = await rulesFor(tx, asked);
  if (write === "post" && rules.some(({ isMet }) => !isMet)) {
    await takeTurn(tx, actor);
    rules = await rulesFor(tx, asked);
  }
  // Who mends says nothing more than before: how often is no question then.
  const isAsked = ({ kind, isMet }: Rule) => isMet && (write === "post" || kind !== "rate");
  const met = rules.filter((one) => isAsked(one) && meets(one, said));
  if (met.length === 0) return null;
  const told = isAnonymous ? met.find(({ kind }) => !OF_THE_PERSON.includes(kind)) : met[0];
  return { ruleId: told?.id ?? null };
}

/** Replies queue at their points, and so do new subjects; a reply and a subject sent at the same moment queue here. */
const takeTurn = (tx: Tx, { id }: Actor) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtext('forum-rate'), hashtext(${id}))`);

/** That somebody is new here or writes much tells who they may be. */
const OF_THE_PERSON: HoldKind[] = ["new-member", "first-posts", "rate"];

/** What is asked of the text; whatever is asked of the person has been answered by the query. */
export function meets({ kind, words, amount }: Pick<Rule, "kind" | "words" | "amount">, said: Said): boolean {
  if (kind === "words") return wordsFound(words, said.text).length > 0;
  return kind !== "links" || said.links > amount;
}

type Asked = { memberId: string | null; unitPath: string | null; isAnonymous: boolean };
type Stored = Omit<Rule, "isMet"> & { minutes: number; path: string | null };

/**
 * The rules of an area as far as the person meets them, the nearest first. Of the person each rule is asked in a statement of
 * its own: to plan all their questions at once costs more than all else that a reply does.
 */
async function rulesFor(tx: Tx, { memberId, unitPath, isAnonymous }: Asked): Promise<Rule[]> {
  const rules = await selectRules(tx, { unitPath });
  const answers = await Promise.all(
    rules.map((rule) => (isAnonymous || !OF_THE_PERSON.includes(rule.kind) ? MET : askPerson(tx, memberId, rule))),
  );
  return rules.flatMap((rule, at) => {
    const { applies, isMet } = answers[at]!;
    return applies ? [{ ...rule, isMet }] : [];
  });
}

/** Whether a rule holds for this person, or will for what comes after one more post (`isMet` false). */
type Answer = { applies: boolean; isMet: boolean };
const MET: Answer = { applies: true, isMet: true };

async function askPerson(tx: Tx, memberId: string | null, { kind, amount, minutes, path }: Stored): Promise<Answer> {
  if (kind === "new-member") return { applies: (await selectNew(tx, { memberId, amount })).length > 0, isMet: true };
  if (kind === "first-posts") {
    const shown = await (path === null ? selectShown : selectShownBelow)(tx, { memberId, path, amount });
    return { applies: shown.length < amount, isMet: true };
  }
  const [row] = await (path === null ? selectSaid : selectSaidBelow)(tx, { memberId, path, minutes });
  return { applies: row!.said >= amount - 1, isMet: row!.said >= amount };
}

const selectRules = statement<Stored, Pick<Asked, "unitPath">>(
  () => sql`select r.id, r.kind, r.words, r.amount, r.minutes, u.path
  from hold_rules r left join units u on u.id = r.unit_id
  where r.removed_at is null and r.on_since is not null
    and (r.unit_id is null or u.path @> ${sql.placeholder("unitPath")}::ltree)
  order by nlevel(u.path) desc nulls last, r.id`,
);

const me = sql`${sql.placeholder("memberId")}::uuid`;
const amount = sql`${sql.placeholder("amount")}::int`;

const selectNew = statement<{ id: string }, { memberId: string | null; amount: number }>(
  () => sql`select id from members where id = ${me} and created_at > now() - make_interval(days => ${amount})`,
);

/**
 * Posts under the name in the area of the rule and below. Were those without it counted too, the queue would tell that
 * whoever now shows their name has spoken there without.
 */
const everywhere = sql`from posts p where p.author_id = ${me}`;
const below = sql`from posts p join threads t on t.id = p.thread_id where p.author_id = ${me}
  and t.unit_id in (select id from units where path <@ ${sql.placeholder("path")}::ltree)`;

type InArea = { memberId: string | null; path: string | null };
const shownOf = (own: SQL) => () =>
  sql`select p.id ${own}
  and p.pending_since is null and p.hidden_by is null and p.deleted_at is null limit ${amount}`;
const selectShown = statement<{ id: string }, InArea & { amount: number }>(shownOf(everywhere));
const selectShownBelow = statement<{ id: string }, InArea & { amount: number }>(shownOf(below));

const saidOf = (own: SQL) => () =>
  sql`select count(*)::int as said ${own}
  and p.created_at > now() - make_interval(mins => ${sql.placeholder("minutes")}::int)`;
const selectSaid = statement<{ said: number }, InArea & { minutes: number }>(saidOf(everywhere));
const selectSaidBelow = statement<{ said: number }, InArea & { minutes: number }>(saidOf(below));
