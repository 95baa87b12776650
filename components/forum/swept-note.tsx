import { CheckCheck } from "lucide-react";
import { ActionForm } from "#components/form/action-form.tsx";
import { undoSweepAction } from "#domains/forum/actions.ts";
import { type Lang, words } from "#lib/i18n.ts";

/** What was marked read a moment ago, for whoever has no scripts: it can be taken back. */
export function SweptNote({ lang, sweepId, count }: { lang: Lang; sweepId: string; count: number }) {
  const t = words(lang, "lists");
  return (
    <div className="note ok" role="status">
      <CheckCheck className="i" aria-hidden />
      {t("sweep.done", { count })}
      <ActionForm action={undoSweepAction}>
        <input type="hidden" name="sweepId" value={sweepId} />
        <button type="submit" className="link">
          {t("sweep.undo")}
        </button>
      </ActionForm>
    </div>
  );
}
