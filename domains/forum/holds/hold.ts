import { sql } from "drizzle-orm";
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

/**
 * The rules of an area as far as the person meets them, the nearest first. What is asked of people is a long question, and to
 * plan it costs more than all else that a reply does: it is put only where a rule asks.
 */
async function rulesFor(tx: Tx, asked: Asked): Promise<Rule[]> {
  const rules = await selectRules(tx, { unitPath: asked.unitPath });
  const asksPerson = !asked.isAnonymous && rules.some(({ kind }) => OF_THE_PERSON.includes(kind));
  return asksPerson ? selectMet(tx, asked) : rules;
}

const inArea = sql`r.removed_at is null and r.on_since is not null
    and (r.unit_id is null or u.path @> ${sql.placeholder("unitPath")}::ltree)`;
const nearestFirst = sql`nlevel(u.path) desc nulls last, r.id`;

const selectRules = statement<Rule, Pick<Asked, "unitPath">>(
  () => sql`select r.id, r.kind, r.words, r.amount, true as "isMet"
  from hold_rules r left join units u on u.id = r.unit_id where ${inArea} order by ${nearestFirst}`,
);

const me = sql`${sql.placeholder("memberId")}::uuid`;
/**
 * Posts under the name in the area of the rule and below. Were those without it counted too, the queue would tell that
 * whoever now shows their name has spoken there without.
 */
const ownPosts = sql`from posts p join threads t on t.id = p.thread_id where p.author_id = ${me} and (r.unit_id is null
  or t.unit_id in (select below.id from units below where below.path <@ u.path))`;

const selectMet = statement<Rule, Pick<Asked, "memberId" | "unitPath">>(
  () => sql`select r.id, r.kind, r.words, r.amount, coalesce(paced.said >= r.amount, true) as "isMet"
  from hold_rules r left join units u on u.id = r.unit_id
  cross join lateral (select case when r.kind = 'rate' then (
    select count(*) ${ownPosts} and p.created_at > now() - make_interval(mins => r.minutes)) end as said) paced
  where ${inArea}
    and case r.kind
      when 'new-member' then exists (
        select from members m where m.id = ${me} and m.created_at > now() - make_interval(days => r.amount))
      when 'first-posts' then (select count(*) from (
        select ${ownPosts} and p.pending_since is null and p.hidden_by is null and p.deleted_at is null
        limit r.amount) shown) < r.amount
      when 'rate' then paced.said >= r.amount - 1
      else true end
  order by ${nearestFirst}`,
);
