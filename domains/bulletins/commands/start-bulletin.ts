import { bulletins } from "#db/schema/bulletins.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import type { Body } from "#lib/text/nodes.ts";
import { checkTarget } from "../drafts/target.ts";
import { StartBulletin } from "../input.ts";
import { canWriteBulletins } from "../policy.ts";

const BLANK: Body = { type: "doc", content: [{ type: "paragraph" }] };

/** Begins a working copy. Nobody but those who work in its area sees it. */
export const startBulletin = command({
  event: "bulletins.draft.started",
  input: StartBulletin,
  load: async (_tx, actor) => actor,
  allow: canWriteBulletins,
  async run(tx, { actor, input: { title, columnId, unitId } }) {
    await checkTarget(tx, actor, { columnId, unitId });
    const [row] = await tx
      .insert(bulletins)
      .values({ title, columnId, unitId, body: BLANK, authorId: memberId(actor), writerIds: [memberId(actor)] })
      .returning({ id: bulletins.id });
    return { id: row!.id, unitId, payload: { title } };
  },
});
