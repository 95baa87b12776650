import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import { ActionForm } from "#components/form/action-form.tsx";
import { reorderUnitAction } from "#domains/units/actions.ts";
import type { Unit } from "#domains/units/tree.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { unitName } from "./unit-options.tsx";

type Props = { lang: Lang; units: Unit[]; chosenId: string };

/** A step to the right for each level; deeper ones stay where the last step is. */
const STEPS = ["", "ms-5", "ms-10", "ms-15", "ms-20", "ms-25", "ms-30"];

/** The tree of units as a list of links, each with its two buttons to change places with a sister. */
export function UnitTree({ lang, units, chosenId }: Props) {
  const t = words(lang, "units");
  return (
    <ul className="box" aria-label={t("tree")}>
      {units.map((unit) => {
        const name = unitName(unit, lang);
        const sisters = units.filter((one) => one.parentId === unit.parentId && one.deactivatedAt === null);
        const place = sisters.indexOf(unit);
        return (
          <li key={unit.id} className="unit-row">
            <Link
              href={`/desk/units?unit=${unit.id}`}
              aria-current={unit.id === chosenId ? "true" : undefined}
              className={STEPS[Math.min(unit.path.split(".").length - 1, STEPS.length - 1)]}
              prefetch={false}
            >
              {name} <small className="hint">{unit.slug}</small>{" "}
              {unit.deactivatedAt && <span className="badge k">{t("inactive")}</span>}
            </Link>
            {place > 0 && <Step unitId={unit.id} place={place} direction="up" label={t("up", { name })} />}
            {place !== -1 && place < sisters.length - 1 && (
              <Step unitId={unit.id} place={place} direction="down" label={t("down", { name })} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

type StepProps = { unitId: string; place: number; direction: "up" | "down"; label: string };

function Step({ unitId, place, direction, label }: StepProps) {
  const Icon = direction === "up" ? ArrowUp : ArrowDown;
  return (
    <ActionForm action={reorderUnitAction}>
      <input type="hidden" name="unitId" value={unitId} />
      <input type="hidden" name="direction" value={direction} />
      {/* A second step in the same direction is no second press of the first. */}
      <input type="hidden" name="from" value={place} />
      <button type="submit" className="ib s" aria-label={label}>
        <Icon className="i" aria-hidden />
      </button>
    </ActionForm>
  );
}
