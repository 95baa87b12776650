import { ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";
import { AudienceBadge } from "#components/forum/audience-badge.tsx";
import { Title } from "#components/rich-text/title.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Case, Question } from "#domains/cases/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { Clauses, Lessons } from "./case-parts.tsx";
import { FactsCard } from "./facts-card.tsx";
import { minutesOf } from "./minutes.ts";
import { slopeOf } from "./slope.ts";
import { SlopeCurve } from "./slope-curve.tsx";
import { StepsTimeline } from "./steps-timeline.tsx";

/** A case as its page shows it; not yet published in a preview. */
export type CaseRecord = Omit<Case, "id" | "micros" | "unitId" | "unitSlug" | "publishedAt" | "questions"> & {
  publishedAt: Date | null;
  questions: Question[];
};

type Props = {
  lang: Lang;
  day: string;
  record: CaseRecord;
  /** What stands below a question: its discussion. */
  discussionOf?: (question: Question) => ReactNode;
  /** What its reader does with it. */
  tools?: ReactNode;
  /** Beside the case. */
  children?: ReactNode;
};

export function CaseView({ lang, day, record, discussionOf, tools, children }: Props) {
  const t = words(lang, "cases");
  const points = slopeOf(record.steps);
  return (
    <div className="cgrid">
      <CaseHead {...{ lang, day, record, tools }} />
      <FactsCard lang={lang} facts={record} />
      <div className="cmain">
        <section>
          <Heading text={t(points.length > 0 ? "page.slope" : "page.course")}>
            {points.length > 0 && t("page.slopeNote")}
          </Heading>
          {points.length > 0 && <SlopeCurve lang={lang} points={points} />}
          <StepsTimeline lang={lang} steps={record.steps} />
        </section>
        <section>
          <Heading text={t("page.clauses")}>{t("page.clauseCount", { count: record.clauses.length })}</Heading>
          <Clauses lang={lang} clauses={record.clauses} />
        </section>
        <section>
          <Heading text={t("page.lessons")} />
          <Lessons lang={lang} lessons={record.lessons} />
        </section>
        <section id="questions">
          <Heading text={t("page.questions")}>{t("page.questionsNote")}</Heading>
          <ol className="qs">
            {record.questions.map((question) => (
              <li key={question.id} id={`q-${question.id}`}>
                <h3>
                  <Title text={question.text} />
                </h3>
                {discussionOf?.(question)}
              </li>
            ))}
          </ol>
        </section>
      </div>
      {children}
    </div>
  );
}

function CaseHead({ lang, day, record, tools }: Pick<Props, "lang" | "day" | "record" | "tools">) {
  const t = words(lang, "cases");
  return (
    <header className="chead">
      <p className="badges">
        <span className="badge r">{t(`breachShort.${record.breach}`)}</span>
        <span className="badge k">
          <ShieldCheck className="i" aria-hidden />
          {t("page.anonymised")}
        </span>
        <AudienceBadge lang={lang} of={record} />
      </p>
      <h1>
        <Title text={record.title} />
      </h1>
      <p className="lede">{record.lede}</p>
      <p className="meta">
        {record.publishedAt && <Time at={record.publishedAt} lang={lang} day={day} as="day" />}
        <span>{t("page.minutes", { minutes: minutesOf(record) })}</span>
        <span>{t("page.questionCount", { count: record.questions.length })}</span>
      </p>
      {tools && <div className="mt-3 print:hidden">{tools}</div>}
    </header>
  );
}

function Heading({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className="sec">
      <h2>{text}</h2>
      {children && <small>{children}</small>}
    </div>
  );
}
