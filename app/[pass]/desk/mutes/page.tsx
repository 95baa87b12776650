import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { SanctionForm } from "#components/moderation/sanction-form.tsx";
import { SanctionList } from "#components/moderation/sanction-list.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { listLedUnits } from "#domains/moderation/areas/queries.ts";
import { moderatesAnywhere } from "#domains/moderation/policy.ts";
import { listReasonsForAll } from "#domains/moderation/reasons/queries.ts";
import { listSanctions, SANCTIONS_PAGE } from "#domains/moderation/sanctions/queries.ts";
import { isUuid } from "#domains/moderation/subjects.ts";
import { words } from "#lib/i18n.ts";

type Query = { show?: string | string[]; before?: string | string[] };
type Props = { params: Promise<{ pass: string }>; searchParams: Promise<Query> };
const PATH = "/desk/mutes";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, moderatesAnywhere);
  return { title: words(lang, "sanctions")("title") };
});

/** Who was warned or is silent where and until when; a leader warns, mutes and lifts here. */
export default orMissing(async function SanctionsPage({ params, searchParams }: Props) {
  const { actor, lang } = await staffOf(params, PATH, moderatesAnywhere);
  const { show, before } = await searchParams;
  const inForce = show !== "all";
  const from = typeof before === "string" && isUuid(before) ? before : null;
  const [sanctions, units] = await Promise.all([listSanctions(actor, { inForce, before: from }), listLedUnits(actor)]);
  const leadsAll = units.some(({ path }) => !path.includes("."));
  const reasons = await listReasonsForAll(
    actor,
    units.map(({ path }) => ({ unitPath: path })),
  );
  const t = words(lang, "sanctions");
  const last = sanctions.length === SANCTIONS_PAGE ? sanctions.at(-1) : undefined;
  const views = [
    { label: t("inForce"), href: PATH, isOn: inForce },
    { label: t("all"), href: `${PATH}?show=all`, isOn: !inForce },
  ];
  return (
    <>
      <header className="dhead">
        <div>
          <h1>{t("title")}</h1>
          <p className="hint">{t("lede")}</p>
        </div>
      </header>
      <div className="split both">
        <section className="qlist" aria-label={t("title")}>
          <nav className="tabs" aria-label={t("views")}>
            {views.map(({ label, href, isOn }) => (
              <Link key={href} href={href} prefetch={false} aria-current={isOn ? "page" : undefined}>
                {label}
              </Link>
            ))}
          </nav>
          {sanctions.length === 0 && <p className="empty">{t(inForce ? "empty" : "emptyAll")}</p>}
          <SanctionList lang={lang} sanctions={sanctions} />
          {last && (
            <p className="pager">
              <Link
                className="btn g s"
                href={`${PATH}?show=${inForce ? "" : "all"}&before=${last.id}`}
                prefetch={false}
              >
                {t("older")}
              </Link>
            </p>
          )}
        </section>
        <aside className="panel boxes">
          {(["warn", "mute"] as const).map((kind) => (
            <details className="deedbox" key={kind} open={kind === "warn"}>
              <summary>{t(`${kind}.title`)}</summary>
              <SanctionForm lang={lang} kind={kind} units={units} leadsAll={leadsAll} reasons={reasons} />
            </details>
          ))}
        </aside>
      </div>
    </>
  );
});
