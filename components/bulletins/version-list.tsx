import Link from "next/link";
import { Time } from "#components/ui/time.tsx";
import type { listVersions } from "#domains/bulletins/versions/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = { lang: Lang; day: string; bulletinId: string; versions: Awaited<ReturnType<typeof listVersions>> };

/** What was kept of a working copy, each with the way to compare it. */
export function VersionList({ lang, day, bulletinId, versions }: Props) {
  const t = words(lang, "bulletins");
  return (
    <section>
      <h2>{t("desk.versions.title")}</h2>
      <ol className="vers">
        {versions.map(({ version, at, by, state, editor, overwrittenBy }) => (
          <li key={version}>
            <b>v{version}</b>
            <div>
              {overwrittenBy
                ? words(lang, "drafts")("overwritten", { name: editor ?? "", by: overwrittenBy })
                : by
                  ? t("desk.versions.by", { name: by })
                  : t("desk.versions.kept")}
              <small>
                <Time at={at} lang={lang} day={day} />
                {state && ` · ${t(`desk.versions.states.${state}`)}`}
              </small>
            </div>
            <span className="ways">
              <Link href={`/desk/bulletins/${bulletinId}/versions/${version}`} prefetch={false}>
                {t("desk.versions.compare")}
                <span className="vh"> v{version}</span>
              </Link>
              {state && (
                <Link href={`/desk/bulletins/${bulletinId}/versions/${version}/approval`} prefetch={false}>
                  {t("desk.approval.short")}
                  <span className="vh"> v{version}</span>
                </Link>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
