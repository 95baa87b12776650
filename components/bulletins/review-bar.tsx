import "./review.css";
import { Check, PencilLine, Send } from "lucide-react";
import type { ReactNode } from "react";
import { Time } from "#components/ui/time.tsx";
import type { Step, Task } from "#db/enums/reviews.ts";
import type { Draft } from "#domains/bulletins/drafts/queries.ts";
import type { Review } from "#domains/bulletins/review/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { hoursLeft, speakerOf, stepName } from "./steps.ts";

type Props = {
  lang: Lang;
  day: string;
  draft: Draft;
  /** The route that it would take, or the copy of it that the review under way goes by. */
  steps: Step[];
  review: Review | null;
  /** How often earlier versions were sent back. */
  returns: number;
};

type Phase = "done" | "now" | "todo";

/** 三审三校 at a glance: who wrote, who said what, whose word is missing, when it went out. */
export function ReviewBar({ lang, day, draft, steps, review, returns }: Props) {
  const t = words(lang, "bulletins");
  const at = review && review.state !== "returned" ? review.step : -1;
  const isOut = draft.published !== null && draft.published.version === draft.version;
  return (
    <ol className="steps5" aria-label={t("desk.review.title")}>
      <Stage
        phase={at < 0 && !isOut ? "now" : "done"}
        mark={<PencilLine className="i" aria-hidden />}
        name={t("desk.review.write")}
      >
        <p>
          {draft.authorName}
          <Time at={review?.createdAt ?? draft.updatedAt} lang={lang} day={day} />
        </p>
        {returns > 0 && <p className="w">{t("desk.review.returns", { count: returns })}</p>}
      </Stage>
      {steps.map((step, index) => (
        <Stage
          key={index}
          phase={at > index ? "done" : at === index ? "now" : "todo"}
          mark={index + 1}
          name={stepName(lang, step, index)}
        >
          {step.tasks.map((task) => (
            <Words key={task.kind} lang={lang} day={day} task={task} step={index} review={review} />
          ))}
        </Stage>
      ))}
      <Stage
        phase={isOut ? "done" : at === steps.length ? "now" : "todo"}
        mark={<Send className="i" aria-hidden />}
        name={t("desk.publish")}
      >
        {isOut && draft.published && (
          <p>
            <Time at={draft.published.at} lang={lang} day={day} />
          </p>
        )}
      </Stage>
    </ol>
  );
}

type StageProps = { phase: Phase; mark: ReactNode; name: string; children: ReactNode };

function Stage({ phase, mark, name, children }: StageProps) {
  return (
    <li className={phase} aria-current={phase === "now" ? "step" : undefined}>
      <p className="hd">
        <i>{phase === "done" ? <Check className="i" aria-hidden /> : mark}</i>
        {name}
      </p>
      {children}
    </li>
  );
}

type WordsProps = Pick<Props, "lang" | "day" | "review"> & { task: Task; step: number };

/** What was said on one task, or whose word it waits for and how long it may. */
function Words({ lang, day, task, step, review }: WordsProps) {
  const t = words(lang, "bulletins");
  const role = words(lang, "people")(`roles.${task.role}`);
  const said = review?.decisions.filter((decision) => decision.step === step && decision.kind === task.kind) ?? [];
  const isOpen = review?.state === "in_review" && review.step === step && said.length < task.approvers;
  const left = isOpen ? hoursLeft(review, review.steps[step]?.hours ?? null) : null;
  return (
    <>
      {said.map((decision) => (
        <p key={decision.id}>
          <b>{t(`desk.review.kind.${task.kind}`)}</b>
          {speakerOf(lang, decision)}{" "}
          <span className={decision.verdict === "approve" ? "ok" : "w"}>
            {t(`desk.review.verdict.${decision.verdict}`)}
          </span>
          <Time at={decision.at} lang={lang} day={day} />
        </p>
      ))}
      {said.length < task.approvers && (
        <p>
          <b>{t(`desk.review.kind.${task.kind}`)}</b>
          {role}{" "}
          {isOpen && left !== null && (
            <span className="w">
              {left > 0 ? t("desk.review.hoursLeft", { hours: left }) : t("desk.review.overdue", { hours: -left })}
            </span>
          )}
        </p>
      )}
    </>
  );
}
