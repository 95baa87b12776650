import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { SelectField } from "#components/form/form-field.tsx";
import { DeedBox } from "#components/moderation/deed-form.tsx";
import { MoveBox, UnmoveBox } from "#components/moderation/move-box.tsx";
import { ToThreadForm } from "#components/moderation/move-forms.tsx";
import { TimerBox } from "#components/moderation/timer-box.tsx";
import { TitleBox } from "#components/moderation/title-box.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { countAudience } from "#domains/forum/audience/queries.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import {
  lockThreadAction,
  mergeThreadAction,
  pinThreadAction,
  slowThreadAction,
  unlockThreadAction,
  unpinThreadAction,
  unslowThreadAction,
} from "#domains/moderation/actions.ts";
import { listBoardsFor, listThreadsBeside } from "#domains/moderation/areas/queries.ts";
import { SLOW_HOURS, SLOW_MINUTES } from "#domains/moderation/input.ts";
import { canUnmoveThread } from "#domains/moderation/policy.ts";
import { listReasonsFor } from "#domains/moderation/reasons/queries.ts";
import { listTimers } from "#domains/moderation/timers/queries.ts";
import { listTitles } from "#domains/moderation/titles/queries.ts";
import { findUnmove, UNMOVE_MINUTES } from "#domains/moderation/unmoves/queries.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { titleIn } from "#lib/thread-title.ts";
import { loadModerated, type ThreadParams } from "./load.ts";

type Props = { params: ThreadParams; searchParams: Promise<{ board?: string | string[] }> };

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, "/moderate");
  return { title: words(lang, "moderation")("thread.title") };
});

/** Lock, pin and move a whole discussion. */
export default orMissing(async function ModerateThreadPage({ params, searchParams }: Props) {
  const { actor, lang, thread, shown } = await loadModerated(params);
  const t = words(lang, "moderation");
  const m = words(lang, "moving");
  const [boards, reasons, beside, timers, titles, unmove] = await Promise.all([
    listBoardsFor(actor, thread),
    listReasonsFor(actor, thread.unitPath),
    listThreadsBeside(actor, thread),
    listTimers(actor, thread.id),
    listTitles(actor, thread.id),
    findUnmove(actor, thread.id),
  ]);
  const others = boards.filter(({ id }) => id !== thread.boardId);
  const { board: boardId } = await searchParams;
  const board = others.find(({ id }) => id === boardId);
  const chosen = board ? { board, now: await circleOf(actor, shown), later: await circleOf(actor, board) } : null;
  const base = areaPath(thread.unitPath?.split(".").at(-1) ?? null);
  const hidden = { threadId: thread.id };
  return (
    <article className="formpage">
      <p className="crumb">
        <Link href={`${base}/forum/threads/${thread.id}`}>{titleIn(lang, thread.title)}</Link>
      </p>
      <h1>{t("thread.title")}</h1>
      {unmove && !unmove.move.isOver && !unmove.move.isSpoken && canUnmoveThread(actor, unmove) && (
        <UnmoveBox lang={lang} found={unmove} to={shown.boardName ?? ""} undoMinutes={UNMOVE_MINUTES} />
      )}
      {thread.boardId && <TitleBox lang={lang} thread={thread} titles={titles} reasons={reasons} />}
      {thread.lockedBy ? (
        <DeedBox
          lang={lang}
          action={unlockThreadAction}
          hidden={hidden}
          label={t("acts.unlock")}
          hint={t("thread.unlock")}
        />
      ) : (
        <DeedBox
          lang={lang}
          action={lockThreadAction}
          hidden={hidden}
          label={t("acts.lock")}
          hint={t("thread.lock")}
          reasons={reasons}
        />
      )}
      <TimerBox lang={lang} threadId={thread.id} timers={timers} />
      {thread.boardId && !thread.pinnedBy && (
        <DeedBox lang={lang} action={pinThreadAction} hidden={hidden} label={t("acts.pin")} hint={t("thread.pin")} />
      )}
      {thread.pinnedBy && (
        <DeedBox
          lang={lang}
          action={unpinThreadAction}
          hidden={hidden}
          label={t("acts.unpin")}
          hint={t("thread.unpin")}
        />
      )}
      <DeedBox
        lang={lang}
        action={slowThreadAction}
        hidden={hidden}
        label={t("acts.slow")}
        hint={shown.slow ? slowNow(t, lang, shown.slow) : t("thread.slow")}
        reasons={reasons}
        reasonHint={m("reasonHint")}
      >
        <SelectField name="minutes" label={t("thread.slowMinutes")} defaultValue="10">
          {SLOW_MINUTES.map((count) => (
            <option key={count} value={count}>
              {t("thread.minutes", { count })}
            </option>
          ))}
        </SelectField>
        <SelectField name="hours" label={t("thread.slowHours")} defaultValue="24">
          {SLOW_HOURS.map((count) => (
            <option key={count} value={count}>
              {t("thread.hours", { count })}
            </option>
          ))}
        </SelectField>
      </DeedBox>
      {shown.slow && (
        <DeedBox
          lang={lang}
          action={unslowThreadAction}
          hidden={hidden}
          label={t("acts.unslow")}
          hint={slowNow(t, lang, shown.slow)}
        />
      )}
      {thread.boardId && (
        <MoveBox
          lang={lang}
          threadId={thread.id}
          boards={others}
          chosen={chosen}
          reasons={reasons}
          undoMinutes={UNMOVE_MINUTES}
        />
      )}
      {thread.boardId && (
        <details className="deedbox">
          <summary>{m("merge.title")}</summary>
          <ToThreadForm
            lang={lang}
            action={mergeThreadAction}
            threadId={thread.id}
            reasons={reasons}
            threads={beside}
            submit={m("merge.submit")}
            hint={m("merge.hint")}
          />
        </details>
      )}
      <p>
        <Link className="btn g s" href={`/moderate/threads/${thread.id}/posts`} prefetch={false}>
          {m("choose.title")}
        </Link>
      </p>
    </article>
  );
});

type Area = { unitName: string | null; unitEnName: string | null; unitPath: string | null };

const circleOf = async (actor: Actor, area: Area) => ({ ...area, count: await countAudience(actor, area.unitPath) });

const slowNow = (t: ReturnType<typeof words<"moderation">>, lang: Lang, slow: { minutes: number; until: string }) =>
  t("thread.slowNow", { minutes: slow.minutes, until: formatDateTime(new Date(slow.until), lang) });
