import "#components/cases/cases.css";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { CaseView } from "#components/cases/case-view.tsx";
import { QuestionDiscussion } from "#components/forum/question-discussion.tsx";
import { KeepButton } from "#components/kept/keep-button.tsx";
import { Title } from "#components/rich-text/title.tsx";
import { keepCaseAction } from "#domains/cases/actions.ts";
import { findCase, listRelatedCases, type Question } from "#domains/cases/queries.ts";
import { readingOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { listThreadsOfCase } from "#domains/forum/threads/queries.ts";
import type { Audience } from "#domains/kernel/actor.ts";
import { words } from "#lib/i18n.ts";
import { messages } from "#messages/index.ts";

type Params = Promise<{ pass: string; unit?: string; case: string }>;

/** Once for the page and its title. */
const loadCase = cache((area: Audience["area"], id: string) => findCase({ kind: "audience", area }, id));

async function load(params: Params) {
  const { case: id } = await params;
  const reading = await readingOf(params, ["cases", `case:${id}`]);
  const record = await loadCase(reading.viewer.area, id);
  if (!record) notFound();
  return { ...reading, record };
}

/** A case as it is published, for everyone of its area. */
export const CasePage = orMissing(async function CasePage({ params }: { params: Params }) {
  const { viewer, lang, day, unit, record } = await load(params);
  const t = words(lang, "cases");
  const [related, threads] = await Promise.all([
    listRelatedCases(viewer, record),
    listThreadsOfCase(viewer, record.id),
  ]);
  const base = areaPath(unit);
  /** Null for the moment until the worker has opened it. */
  const discussionOf = (question: Question) => {
    const thread = threads.find(({ caseQuestionId }) => caseQuestionId === question.id);
    return thread ? <QuestionDiscussion thread={thread} lang={lang} base={base} /> : null;
  };
  return (
    <>
      <nav className="crumb" aria-label={t("page.crumb")}>
        <Link href="/" prefetch={false}>
          {t("page.home")}
        </Link>
        <Link href={`${base}/cases`} prefetch={false}>
          {t("title")}
        </Link>
        <Link href={`${base}/cases/kinds/${record.breach}`} prefetch={false}>
          {t(`breach.${record.breach}`)}
        </Link>
      </nav>
      <CaseView
        {...{ lang, day, record, discussionOf }}
        tools={
          <KeepButton
            action={keepCaseAction}
            field={{ name: "caseId", value: record.id }}
            page={`/bookmarks/cases/${record.id}`}
            words={messages[lang].order.keep}
            className="btn g s"
          />
        }
      >
        {related.length > 0 && (
          <aside className="cside">
            <section>
              <h2>{t("page.related")}</h2>
              {related.map(({ id, title, number }) => (
                <Link key={id} className="rel" href={`${base}/cases/${id}`} prefetch={false}>
                  <Title text={title} />
                  <small>{number}</small>
                </Link>
              ))}
            </section>
          </aside>
        )}
      </CaseView>
    </>
  );
});

export const caseMetadata = titleOrMissing(async function caseMetadata({
  params,
}: {
  params: Params;
}): Promise<Metadata> {
  return { title: (await load(params)).record.title };
});
