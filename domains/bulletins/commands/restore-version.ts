import { command } from "#domains/kernel/command.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { findDraftToChange } from "../drafts/queries.ts";
import { writeDraft } from "../drafts/write.ts";
import { RestoreVersion } from "../input.ts";
import { canEditDraft } from "../policy.ts";
import { keepVersion } from "../versions/keep.ts";
import { findVersion } from "../versions/queries.ts";

const NOTHING_SAID = { owner: "", basis: "", madeOn: "", reviewOn: "" };

/** Makes what a version said the working copy again, as a new version; what stood there until now is kept first. */
export const restoreVersion = command({
  event: "bulletins.draft.restored",
  input: RestoreVersion,
  load: (tx, actor, { bulletinId }) => findDraftToChange(actor, bulletinId, tx),
  allow: canEditDraft,
  async run(tx, { actor, input: { bulletinId, version, restored }, subject }) {
    const kept = await findVersion(actor, bulletinId, restored, tx);
    if (!kept) throw new DomainError("not_found");
    if (kept.columnClosedAt && kept.columnId !== subject.columnId) throw invalid("form", "columnClosed");
    const { columnId, unitId, title, summary, source, byline, coverId, body, disclosure, kind, risk } = kept;
    const said = {
      columnId,
      unitId,
      title,
      summary,
      source,
      byline,
      coverId,
      body,
      kind,
      risk,
      ...(disclosure ?? NOTHING_SAID),
    };
    const input = { ...said, bulletinId, version, indent: kept.indent ? ("on" as const) : undefined };
    await keepVersion(tx, subject, { keptFor: "restored" });
    const saved = await writeDraft(tx, { actor, input, subject });
    return { ...saved, payload: { ...saved.payload, restored } };
  },
});
