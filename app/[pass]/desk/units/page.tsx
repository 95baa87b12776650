import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { UnitPanel } from "#components/people/unit-panel.tsx";
import { UnitTree } from "#components/people/unit-tree.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { canAdministerUnits } from "#domains/units/policy.ts";
import { listUnitTree } from "#domains/units/queries.ts";
import { isWithin } from "#domains/units/visibility.ts";
import { words } from "#lib/i18n.ts";

type Props = {
  params: Promise<{ pass: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PATH = "/desk/units";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, canAdministerUnits);
  return { title: words(lang, "units")("title") };
});

/** The tree of units, and beside it what can be done to the chosen one. */
export default orMissing(async function UnitsPage({ params, searchParams }: Props) {
  const { actor, lang } = await staffOf(params, PATH, canAdministerUnits);
  const units = await listUnitTree(actor);
  const { unit: chosenId } = await searchParams;
  const unit = units.find(({ id }) => id === chosenId) ?? units[0];
  if (!unit) notFound();
  const targets = units.filter((one) => one.deactivatedAt === null && !isWithin(one.path, unit.path));
  const t = words(lang, "units");
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">{t("crumb")}</p>
          <h1>{t("title")}</h1>
          <p className="hint">{t("lede")}</p>
        </div>
      </header>
      <div className="split">
        <UnitTree lang={lang} units={units} chosenId={unit.id} />
        <UnitPanel lang={lang} unit={unit} targets={targets} key={unit.id} />
      </div>
    </>
  );
});
