"use client";
import { Trash2 } from "lucide-react";
import { ActionForm } from "#components/form/action-form.tsx";
import { CheckField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { discardDraftAction } from "#domains/bulletins/actions.ts";
import { useDraftVersion } from "./draft-version.tsx";
import type { DeskWords } from "./words.ts";

/** 删除草稿: for what no reader ever saw. */
export function DiscardBox({ bulletinId, words }: { bulletinId: string; words: DeskWords["discard"] }) {
  const { version } = useDraftVersion();
  return (
    <details className="withdraw">
      <summary>{words.title}</summary>
      <ActionForm action={discardDraftAction}>
        <input type="hidden" name="bulletinId" value={bulletinId} />
        <input type="hidden" name="version" value={version} />
        <p className="hint">{words.hint}</p>
        <CheckField name="sure" label={words.sure} required />
        <SubmitButton className="btn d s">
          <Trash2 className="i" aria-hidden />
          {words.submit}
        </SubmitButton>
      </ActionForm>
    </details>
  );
}
