import Link from "next/link";
import { HANDS } from "#db/enums/queue.ts";
import type { QueueFilter as Filter } from "#domains/moderation/queue/input.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = {
  lang: Lang;
  filter: Filter;
  units: { slug: string; name: string }[];
  /** The reader keeps order in what belongs to everyone, too. */
  leadsAll: boolean;
};

/** What of the queue is shown: a plain GET form, so the address says it and can be passed on. */
export function QueueFilter({ lang, filter, units, leadsAll }: Props) {
  const t = words(lang, "queue");
  const isFiltered = filter.unit !== "" || filter.hands !== "all" || filter.late !== undefined;
  return (
    <search aria-label={t("filter.label")}>
      <form className="rbar flex-wrap" action="/desk/moderation">
        {filter.kind !== "all" && <input type="hidden" name="kind" value={filter.kind} />}
        <select className="in s w-auto" name="unit" aria-label={t("filter.unit")} defaultValue={filter.unit}>
          <option value="">{t("filter.allUnits")}</option>
          {leadsAll && <option value="site">{t("filter.site")}</option>}
          {units.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </select>
        <select className="in s w-auto" name="hands" aria-label={t("filter.hands")} defaultValue={filter.hands}>
          {HANDS.map((hands) => (
            <option key={hands} value={hands}>
              {t(`filter.${hands}`)}
            </option>
          ))}
        </select>
        <label className="check s">
          <input type="checkbox" name="late" value="1" defaultChecked={filter.late !== undefined} />
          {t("filter.late")}
        </label>
        <button type="submit" className="btn g s">
          {t("filter.submit")}
        </button>
        {isFiltered && (
          <Link className="btn t s" href="/desk/moderation" prefetch={false}>
            {t("filter.reset")}
          </Link>
        )}
      </form>
    </search>
  );
}
