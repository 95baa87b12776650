import { TextField } from "#components/form/form-field.tsx";
import type { Deed } from "#components/moderation/deed-choice.tsx";
import {
  approvePostAction,
  askRevealAction,
  dismissFlagsAction,
  hidePostAction,
  proposePurgeAction,
  rejectPostAction,
  restorePostAction,
  warnMemberAction,
  writeNoteAction,
} from "#domains/moderation/actions.ts";
import { WARNING_MAX_DAYS } from "#domains/moderation/input.ts";
import type { PostSubject } from "#domains/moderation/subjects.ts";
import { type Lang, words } from "#lib/i18n.ts";

/** A quarter: long enough to be remembered, short enough to be forgotten. */
const WARNING_DAYS = 90;

type Facts = { isFlagged: boolean; mayWarn: boolean; isProposed: boolean; mayAskReveal: boolean };

/** What may be done about a post as it stands; whoever flagged it is answered with what settles that. */
export function deedsOf(
  lang: Lang,
  { post, thread }: PostSubject,
  { isFlagged, mayWarn, isProposed, mayAskReveal }: Facts,
): Deed[] {
  const t = words(lang, "sanctions");
  const isShown = !post.isPending && !post.isHidden && !post.isDeleted;
  const days = (
    <TextField
      name="days"
      label={t("days")}
      hint={t("warn.daysHint")}
      type="number"
      min={1}
      max={WARNING_MAX_DAYS}
      defaultValue={WARNING_DAYS}
      required
    />
  );
  const author = { person: post.authorId, unitId: thread.unitId ?? "" };
  const deeds: (Deed | false)[] = [
    post.isPending && { kind: "approve", action: approvePostAction },
    post.isPending && { kind: "reject", action: rejectPostAction, withReason: true },
    isShown && { kind: "hide", action: hidePostAction, withReason: true, withAnswer: isFlagged },
    post.isHidden && { kind: "restore", action: restorePostAction },
    isFlagged && { kind: "dismiss", action: dismissFlagsAction, withAnswer: true },
    mayWarn && { kind: "warn", action: warnMemberAction, withReason: true, hidden: author, fields: days },
    !post.isPurged &&
      !isProposed && {
        kind: "purge",
        action: proposePurgeAction,
        withReason: true,
        hint: words(lang, "queue")("purge.hint"),
        reasonHint: words(lang, "queue")("purge.reasonHint"),
        danger: true,
      },
    mayAskReveal && {
      kind: "reveal",
      action: askRevealAction,
      withReason: true,
      hint: words(lang, "reveals")("hint"),
      reasonHint: words(lang, "reveals")("reasonHint"),
      danger: true,
    },
    { kind: "note", action: writeNoteAction },
  ];
  return deeds.filter((deed) => deed !== false);
}
