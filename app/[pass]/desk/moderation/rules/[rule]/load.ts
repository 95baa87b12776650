import { areaPath } from "#domains/edge/paths.ts";
import type { HoldRule } from "#domains/forum/holds/queries.ts";
import { saidIn } from "#domains/forum/holds/said.ts";
import { listTrial } from "#domains/forum/holds/trial.ts";
import { wordsFound } from "#domains/forum/holds/words.ts";
import { postPath } from "#domains/forum/posts/windows.ts";
import type { Actor } from "#domains/kernel/actor.ts";

/** What the rule would have held, with the words that it found and the way there. */
export async function loadTrial(actor: Actor, rule: HoldRule) {
  const { looked, held } = await listTrial(actor, rule);
  const posts = held.map(({ unitSlug, threadId, ...post }) => ({
    ...post,
    href: postPath(areaPath(unitSlug), threadId, post.number),
    found: wordsFound(rule.words, saidIn(post.body, post.number === 1 ? post.threadTitle : "").text),
  }));
  return { looked, held: posts };
}
