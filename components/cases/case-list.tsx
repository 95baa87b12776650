import Link from "next/link";
import { Title } from "#components/rich-text/title.tsx";
import { Time } from "#components/ui/time.tsx";
import type { CaseRow } from "#domains/cases/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = {
  lang: Lang;
  day: string;
  /** As a function: of rows from several areas, each in its own. */
  base: string | ((record: CaseRow) => string);
  cases: CaseRow[];
};

/** Published cases, newest first. */
export function CaseList({ lang, day, base, cases }: Props) {
  const t = words(lang, "cases");
  return (
    <ul className="blist">
      {cases.map((record) => (
        <li key={record.id}>
          <div>
            <p className="badges">
              <span className="badge r">{t(`breachShort.${record.breach}`)}</span>
              <span className="hint num">{record.number}</span>
            </p>
            <h2>
              <Link href={`${typeof base === "string" ? base : base(record)}/cases/${record.id}`} prefetch={false}>
                <Title text={record.title} />
              </Link>
            </h2>
            {record.lede && <p className="lede">{record.lede}</p>}
            <p className="meta">
              {record.span && <span>{record.span}</span>}
              {record.amountYuan !== null && record.amountYuan > 0 && (
                <span className="num">
                  {record.amountYuan.toLocaleString("en-US")} {t("page.yuan")}
                </span>
              )}
              <Time at={record.publishedAt} lang={lang} day={day} as="day" />
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
