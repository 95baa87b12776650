"use client";
import { Archive, Eye, Send } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { ActionForm } from "#components/form/action-form.tsx";
import { TextAreaField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Tick } from "#components/form/tick.tsx";
import {
  archiveBulletinAction,
  publishBulletinAction,
  publishInEmergencyAction,
  withdrawBulletinAction,
} from "#domains/bulletins/actions.ts";
import { useDraftVersion } from "./draft-version.tsx";
import { FaultFields } from "./fault-fields.tsx";
import { type Plan, ScheduleBox } from "./schedule-box.tsx";
import type { DeskWords } from "./words.ts";

type Props = {
  bulletinId: string;
  may: { publish: boolean; withdraw: boolean };
  /** What readers see at present: its version, its address, and when it was published. */
  published: { version: number; href: string; at: ReactNode; isArchived: boolean } | null;
  /** Whether it may go out without more ado, has to be approved first, or is in its reviewers' hands. */
  review: "ready" | "needed" | "underWay";
  /** Where what would be published will be read. */
  audience: string;
  plan: Plan | null;
  /** How many faults stand open in a text that no review has weighed. */
  openFaults: number;
  reasonMax: number;
  words: DeskWords;
};

/** 发布与撤稿. Only what is saved can be published: while something is not, the button says so. */
export function PublishPanel(props: Props) {
  const { bulletinId, may, review, published, audience, plan, openFaults, reasonMax, words } = props;
  const { version, isDirty } = useDraftVersion();
  const isNew = published === null || published.version < version;
  return (
    <section>
      <h2>{words.status}</h2>
      <p className={`status ${published ? "ok" : "k"}`}>
        {published ? words.publishedAt : words.notPublished} {published?.at}
      </p>
      {published && isNew && <p className="hint">{words.changedSince}</p>}
      <p className="hint">{words.publishedFor.replace("{audience}", () => audience)}</p>
      <p className="acts-r">
        <Link className="btn p s" href={`/desk/bulletins/${bulletinId}/preview`} prefetch={false}>
          <Eye className="i" aria-hidden />
          {words.preview}
        </Link>
        <Link className="btn t s" href={`/desk/bulletins/${bulletinId}/wechat`} prefetch={false}>
          {words.wechat}
        </Link>
        {published && (
          <Link className="btn t s" href={published.href} prefetch={false}>
            {words.view}
          </Link>
        )}
      </p>
      {!may.publish && <p className="hint">{words.cannotPublish}</p>}
      {may.publish && review === "ready" && (
        <ActionForm key={`${version}:${published?.version}`} action={publishBulletinAction}>
          <input type="hidden" name="bulletinId" value={bulletinId} />
          <input type="hidden" name="version" value={version} />
          {isDirty || !isNew ? (
            <button type="button" className="btn s w" disabled>
              {isDirty ? words.unsaved : words.nothingToPublish}
            </button>
          ) : (
            <>
              {published && <CorrectionFields words={words} maxLength={reasonMax} />}
              <FaultFields count={openFaults} maxLength={reasonMax} words={words.checks} />
              <SubmitButton className="btn s w">
                <Send className="i" aria-hidden />
                {published ? words.publishAgain : words.publish}
              </SubmitButton>
            </>
          )}
        </ActionForm>
      )}
      <ScheduleBox
        bulletinId={bulletinId}
        version={version}
        plan={plan}
        may={{ make: may.publish && review === "ready" && isNew && !isDirty, cancel: may.publish }}
        openFaults={openFaults}
        reasonMax={reasonMax}
        words={words}
      />
      {may.publish && review !== "ready" && isNew && <p className="hint">{words.review.needed}</p>}
      {may.publish && review !== "ready" && isNew && !isDirty && (
        <details className="withdraw">
          <summary>{words.review.emergency}</summary>
          {review === "underWay" && <p className="hint">{words.review.emergencyEnds}</p>}
          <ActionForm key={version} action={publishInEmergencyAction}>
            <input type="hidden" name="bulletinId" value={bulletinId} />
            <input type="hidden" name="version" value={version} />
            <TextAreaField
              name="reason"
              label={words.review.emergencyReason}
              hint={words.review.emergencyHint}
              maxLength={reasonMax}
              rows={2}
              required
            />
            <SubmitButton className="btn d s">{words.review.emergencySubmit}</SubmitButton>
          </ActionForm>
        </details>
      )}
      {may.withdraw && published && (
        <ActionForm action={archiveBulletinAction}>
          <input type="hidden" name="bulletinId" value={bulletinId} />
          <input type="hidden" name="isArchived" value={String(!published.isArchived)} />
          <p className="hint">{published.isArchived ? words.archive.is : words.archive.hint}</p>
          <SubmitButton className="btn t s">
            <Archive className="i" aria-hidden />
            {published.isArchived ? words.archive.undo : words.archive.do}
          </SubmitButton>
        </ActionForm>
      )}
      {may.withdraw && (
        <details className="withdraw">
          <summary>{words.withdraw}</summary>
          <ActionForm action={withdrawBulletinAction}>
            <input type="hidden" name="bulletinId" value={bulletinId} />
            <TextAreaField
              name="reason"
              label={words.withdrawReason}
              hint={words.withdrawHint}
              maxLength={reasonMax}
              rows={2}
              required
            />
            <TextAreaField
              name="notice"
              label={words.withdrawNotice}
              hint={words.withdrawNoticeHint}
              maxLength={reasonMax}
              rows={2}
            />
            <SubmitButton className="btn d s">{words.withdraw}</SubmitButton>
          </ActionForm>
        </details>
      )}
    </section>
  );
}

/** What readers are told of a change: nothing for a slip of the pen, else what was wrong and what is right. */
function CorrectionFields({ words, maxLength }: { words: DeskWords; maxLength: number }) {
  return (
    <>
      <TextAreaField
        name="correction"
        label={words.correction}
        hint={words.correctionHint}
        maxLength={maxLength}
        rows={2}
      />
      <label className="check s">
        <Tick name="tell" />
        {words.tell}
      </label>
    </>
  );
}
