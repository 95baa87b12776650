import type { Tx } from "#db/client.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import type { Outcome } from "#domains/kernel/command.ts";
import { aboutPost, outcomeOf, recordAct, settleFlags } from "../record.ts";
import type { PostSubject } from "../subjects.ts";
import type { Said } from "./said.ts";

/** The post stays as it is; those who flagged it are told that it was looked at, with the answer. */
export async function dismiss(tx: Tx, actor: Actor, subject: PostSubject, { answer, note }: Said): Promise<Outcome> {
  const actionId = await recordAct(tx, actor, { kind: "dismiss-flags", ...aboutPost(subject), answer, note });
  await settleFlags(tx, subject.post.id, actionId);
  return outcomeOf(actionId, subject.thread);
}
