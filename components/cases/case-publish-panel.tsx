"use client";
import { Eye, Send } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { ActionForm } from "#components/form/action-form.tsx";
import { TextAreaField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { publishCaseAction, withdrawCaseAction } from "#domains/cases/actions.ts";
import type { Problem } from "#domains/cases/drafts/problems.ts";
import type { CaseWords } from "./words.ts";

type Props = {
  caseId: string;
  version: string;
  may: { publish: boolean; withdraw: boolean };
  /** Where readers find it, and since when; null while they do not. */
  published: { href: string; at: ReactNode } | null;
  audience: string;
  problems: Problem[];
  reasonMax: number;
  words: CaseWords;
};

/** 发布与撤回. What is still missing is said beside the button that waits for it. */
export function CasePublishPanel({ caseId, version, may, published, audience, problems, reasonMax, words }: Props) {
  return (
    <section>
      <h2>{words.publishTitle}</h2>
      <p className={`status ${published ? "ok" : "k"}`}>
        {published ? words.publishedAt : words.notPublished} {published?.at}
      </p>
      <p className="hint">{words.publishTo.replace("{audience}", () => audience)}</p>
      <p className="acts-r">
        <Link className="btn p s" href={`/desk/cases/${caseId}/preview`} prefetch={false}>
          <Eye className="i" aria-hidden />
          {words.preview}
        </Link>
        {published && (
          <Link className="btn t s" href={published.href} prefetch={false}>
            {words.view}
          </Link>
        )}
      </p>
      {!published && problems.length > 0 && <Problems problems={problems} words={words} />}
      {!published && !may.publish && <p className="hint">{words.cannotPublish}</p>}
      {may.publish && problems.length === 0 && (
        <ActionForm key={version} action={publishCaseAction}>
          <input type="hidden" name="caseId" value={caseId} />
          <input type="hidden" name="version" value={version} />
          <label className="check s">
            <input type="checkbox" name="anonymised" required />
            {words.confirm}
          </label>
          <SubmitButton className="btn s w">
            <Send className="i" aria-hidden />
            {words.publish}
          </SubmitButton>
        </ActionForm>
      )}
      {may.withdraw && (
        <details className="withdraw">
          <summary>{words.withdraw}</summary>
          <ActionForm action={withdrawCaseAction}>
            <input type="hidden" name="caseId" value={caseId} />
            <TextAreaField
              name="reason"
              label={words.withdrawReason}
              hint={words.withdrawHint}
              maxLength={reasonMax}
              rows={2}
              required
            />
            <SubmitButton className="btn d s">{words.withdraw}</SubmitButton>
          </ActionForm>
        </details>
      )}
    </section>
  );
}

function Problems({ problems, words }: { problems: Problem[]; words: CaseWords }) {
  return (
    <div>
      <p className="hint">{words.missingTitle}</p>
      <ul className="problems">
        {problems.map((problem) => (
          <li key={problem}>{words.missing[problem]}</li>
        ))}
      </ul>
    </div>
  );
}
