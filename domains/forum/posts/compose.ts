import type { Tx } from "#db/client.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { isBlank } from "#lib/text/excerpt.ts";
import { keepQuotes } from "#lib/text/keep-quotes.ts";
import { mentionNames, quotedNumbers, resolveMentions } from "#lib/text/mentions.ts";
import { attachmentIdsOf, type Body, mediaIdsOf, mentionsOf } from "#lib/text/nodes.ts";
import { parsePlain } from "#lib/text/parse-plain.ts";
import { listMentionable } from "../audience/queries.ts";
import { DOCUMENTS_PER_POST } from "../limits.ts";
import { listAuthors } from "./queries.ts";

export type Composed = { body: Body; mentionedIds: string[]; mediaIds: string[] };

type Place = {
  unitPath: string | null;
  /** Null while the thread is only being opened: there is nothing to quote yet. */
  threadId: string | null;
  /** What the post said before an edit. */
  earlier?: Body;
};

/** What somebody typed as a body: calls reach only people who may enter the area, quotes name only posts the writer may read. */
export async function composeBody(tx: Tx, actor: Actor, text: string, place: Place): Promise<Composed> {
  const people = await listMentionable(actor, place.unitPath, mentionNames(text), tx);
  const authors = place.threadId ? await listAuthors(actor, place.threadId, quotedNumbers(text), tx) : undefined;
  const said = parsePlain(text, { mentions: resolveMentions(text, people, place.earlier), authors });
  const body = place.earlier ? keepQuotes(said, place.earlier) : said;
  if (isBlank(body)) throw invalid("text", "required");
  if (attachmentIdsOf(body).length > DOCUMENTS_PER_POST)
    throw invalid("text", "tooManyDocuments", { maximum: DOCUMENTS_PER_POST });
  return {
    body,
    mentionedIds: mentionsOf(body).map(({ memberId }) => memberId),
    mediaIds: mediaIdsOf(body),
  };
}
