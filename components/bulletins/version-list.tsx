import Link from "next/link";
import { Time } from "#components/ui/time.tsx";
import type { listVersions } from "#domains/bulletins/versions/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Kept = Awaited<ReturnType<typeof listVersions>>[number];
type Props = { lang: Lang; day: string; bulletinId: string; versions: Kept[] };

/** So many stand open; what is older unfolds. */
const OPEN_ROWS = 6;

/** What was kept of a working copy and what for, each with the way to compare it. */
export function VersionList({ versions, ...of }: Props) {
  const t = words(of.lang, "versions");
  const older = versions.slice(OPEN_ROWS);
  return (
    <section>
      <h2>{t("title")}</h2>
      <Rows {...of} versions={versions.slice(0, OPEN_ROWS)} />
      {older.length > 0 && (
        <details className="planning">
          <summary>{t("older", { count: older.length })}</summary>
          <Rows {...of} versions={older} />
        </details>
      )}
    </section>
  );
}

function Rows({ lang, day, bulletinId, versions }: Props) {
  const t = words(lang, "versions");
  return (
    <ol className="vers">
      {versions.map((kept) => (
        <li key={kept.version}>
          <b>v{kept.version}</b>
          <div>
            {whatFor(kept, lang)}
            <small>
              <Time at={kept.at} lang={lang} day={day} />
              {kept.state && ` · ${t(`states.${kept.state}`)}`}
              {kept.wasPublished && ` · ${t("published")}`}
            </small>
          </div>
          <span className="ways">
            <Link href={`/desk/bulletins/${bulletinId}/versions/${kept.version}`} prefetch={false}>
              {t("compare")}
              <span className="vh"> v{kept.version}</span>
            </Link>
            {kept.state && (
              <Link href={`/desk/bulletins/${bulletinId}/versions/${kept.version}/approval`} prefetch={false}>
                {words(lang, "bulletins")("desk.approval.short")}
                <span className="vh"> v{kept.version}</span>
              </Link>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

function whatFor({ by, keptFor, overwrittenBy, editor }: Kept, lang: Lang): string {
  const t = words(lang, "versions");
  if (by) return t("by", { name: by });
  const name = editor ?? words(lang, "drafts")("someone");
  return t(`keptFor.${keptFor}`, { name, by: overwrittenBy ?? "" });
}
