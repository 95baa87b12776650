import { findActor } from "#domains/accounts/queries.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { findMerged, findMoved } from "../places/queries.ts";
import { reply } from "../posts/commands/reply.ts";
import { speaksUnnamed } from "../voices/own.ts";
import { readMessage } from "./message.ts";
import { ownWords } from "./own-words.ts";
import { inboundSettings } from "./settings.ts";
import { textOfHtml } from "./text-of-html.ts";
import { findReplyToken, spendReplyToken } from "./tokens.ts";

/**
 * Posts what a mail answers, in its writer's name and by the rights of this moment; null for what a machine has written.
 * Throws `not_found` alike for a token that is unknown, used or too old and for a sender that is not its member's address,
 * and what `reply` refuses; then the token stays open.
 */
export async function takeIn(raw: Uint8Array): Promise<{ number: number } | null> {
  const { from, to, isAutomatic, text, html } = readMessage(raw);
  // An answer to an automatic answer would be one too.
  if (isAutomatic) return null;
  const token = tokenIn(to);
  const right = token === null ? null : await findReplyToken(token);
  const [sender, ...others] = new Set(from);
  if (!right || others.length > 0 || !sender || sender !== right.email?.toLowerCase())
    throw new DomainError("not_found");
  const actor = await findActor(right.memberId);
  if (!actor) throw new DomainError("not_found");
  const said = ownWords(text ?? (html === null ? "" : textOfHtml(html)));
  if (said === "") throw invalid("form", "mailEmpty");
  const { threadId, parentNumber } = await placeNow(actor, right);
  // A mail bears a name. Nor is it said why it is not taken: whoever carries the mail could read that.
  if (await speaksUnnamed(actor, threadId)) throw invalid("form", "mailNotHere");
  const posted = await reply(actor, {
    threadId,
    parentNumber: parentNumber === null ? null : String(parentNumber),
    text: said,
    // Handed in twice at the same moment it is posted once.
    idempotencyKey: right.id,
  });
  await spendReplyToken(right.id);
  return { number: posted.number };
}

type Place = { threadId: string; parentNumber: number | null };

/** Below the post wherever it was moved, and in the thread that took the other in, as far as the writer may see that. */
async function placeNow(actor: Actor, place: Place): Promise<Place> {
  const { threadId, parentNumber } = place;
  const moved = parentNumber === null ? null : await findMoved(actor, threadId, parentNumber);
  if (moved) return { threadId: moved.threadId, parentNumber: moved.number };
  const merged = await findMerged(actor, threadId, parentNumber ?? 1);
  return merged ? { threadId: merged.threadId, parentNumber: null } : place;
}

/** The token of the first address that is ours. */
function tokenIn(addresses: string[]): string | null {
  const { local, domain } = inboundSettings() ?? {};
  for (const address of addresses) {
    const [user = "", host] = address.split("@");
    const [ours, token] = user.split("+");
    if (host === domain?.toLowerCase() && ours === local?.toLowerCase() && token) return token;
  }
  return null;
}
