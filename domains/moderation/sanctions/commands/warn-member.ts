import { warnings } from "#db/schema/moderation.ts";
import { command } from "#domains/kernel/command.ts";
import { WarnMember } from "../../input.ts";
import { openLogTag } from "../../open-log/tag.ts";
import { canWarn } from "../../policy.ts";
import { recordAct } from "../../record.ts";
import { findModeratedPost, findMutable } from "../../subjects.ts";

/** 提醒: says to a person, and keeps on record until a date, that something went too far; they are told why and may appeal. */
export const warnMember = command({
  event: "moderation.member.warned",
  input: WarnMember,
  limit: "moderation.acts",
  async load(tx, actor, { person, unitId, postId }) {
    const found = await findMutable(actor, person, unitId, tx);
    const about = postId === null ? null : await findModeratedPost(actor, postId, tx);
    return found && (postId === null || about) ? { ...found, about } : null;
  },
  allow: canWarn,
  async run(tx, { actor, input: { reason, note, days }, subject: { member, unitId, about } }) {
    const until = new Date(Date.now() + days * 86_400_000);
    const post = about && { threadId: about.thread.id, postId: about.post.id, postNumber: about.post.number };
    const act = { unitId, memberId: member.id, reason, note, until, ...post };
    const actionId = await recordAct(tx, actor, { kind: "warn-member", ...act });
    await tx.insert(warnings).values({ memberId: member.id!, unitId, actionId, until });
    return { id: actionId, unitId, tags: [openLogTag(unitId)], payload: { actionId, memberId: member.id } };
  },
});
