import type { QueueFigures as Figures } from "#domains/moderation/queue/figures/queries.ts";
import { badge } from "#lib/badge.ts";
import { type Lang, words } from "#lib/i18n.ts";

const HOUR_MS = 3_600_000;
const SHOWN_MAX = 999;

/** How the work goes in the areas that the reader leads; never how anybody's does. */
export function QueueFigures({ lang, figures }: { lang: Lang; figures: Figures }) {
  const t = words(lang, "queue");
  const { handled, medianMs, late } = figures;
  return (
    <dl className="figures" aria-label={t("figures.label")}>
      <div>
        <dt>{t("figures.handled")}</dt>
        <dd>{handled > SHOWN_MAX ? `${SHOWN_MAX}+` : handled}</dd>
      </div>
      <div>
        <dt>{t("figures.median")}</dt>
        <dd>{medianMs === null ? t("figures.none") : tookOf(lang, medianMs)}</dd>
      </div>
      <div>
        <dt>{t("figures.late")}</dt>
        <dd className={late > 0 ? "late" : undefined}>{badge(late)}</dd>
      </div>
    </dl>
  );
}

function tookOf(lang: Lang, ms: number): string {
  const t = words(lang, "queue");
  if (ms < HOUR_MS) return t("figures.minutes", { n: Math.max(1, Math.round(ms / 60_000)) });
  const hours = ms / HOUR_MS;
  return hours < 48 ? t("figures.hours", { n: Math.round(hours) }) : t("figures.days", { n: Math.round(hours / 24) });
}
