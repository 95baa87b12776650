import type { Trend } from "#domains/bulletins/must-reads/trend.ts";
import { formatDay } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { rateOf } from "./read-rate.ts";

type Props = { lang: Lang; day: string; trend: Trend; dueOn: string };

const WIDTH = 320;
const HEIGHT = 128;
const LEFT = 34;
const RIGHT = 8;
const TOP = 8;
const BOTTOM = 22;
const LEVELS = [0, 50, 100];

/** 阅读率走势: a curve for the eye, and the same as a table for whoever does not see it. */
export function RateTrend({ lang, day, trend: { people, points }, dueOn }: Props) {
  const t = words(lang, "reading");
  const [first, last] = [points[0], points.at(-1)];
  // One day is no curve: its figure stands above.
  if (!first || !last || first === last) return null;
  const span = Date.parse(last.day) - Date.parse(first.day);
  const x = (at: string) => round(LEFT + ((Date.parse(at) - Date.parse(first.day)) / span) * (WIDTH - LEFT - RIGHT));
  const y = (rate: number) => round(TOP + (1 - rate / 100) * (HEIGHT - TOP - BOTTOM));
  const places = points.map((point) => ({ ...point, rate: rateOf({ people, done: point.done }) }));
  const line = places.map(({ day: at, rate }) => `${x(at)},${y(rate)}`).join(" ");
  const said = (at: string) => formatDay(new Date(`${at}T12:00:00Z`), lang, day);
  const end = places.at(-1)!;
  return (
    <section>
      <h3 id="trend-title">
        {t("trend.title")} <small>{t("trend.since", { day: said(first.day) })}</small>
      </h3>
      <svg className="trend" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {LEVELS.map((level) => (
          <g key={level}>
            <line className="level" x1={LEFT} x2={WIDTH - RIGHT} y1={y(level)} y2={y(level)} />
            <text x={LEFT - 6} y={y(level) + 4} textAnchor="end">
              {level}%
            </text>
          </g>
        ))}
        <polygon className="area" points={`${x(first.day)},${y(0)} ${line} ${x(last.day)},${y(0)}`} />
        {dueOn >= first.day && dueOn <= last.day && (
          <line className="dueline" x1={x(dueOn)} x2={x(dueOn)} y1={TOP} y2={HEIGHT - BOTTOM} />
        )}
        <polyline className="curve" points={line} />
        <circle className="end" cx={x(end.day)} cy={y(end.rate)} r="3.5" />
        <text x={LEFT} y={HEIGHT - 4}>
          {said(first.day)}
        </text>
        <text x={WIDTH - RIGHT} y={HEIGHT - 4} textAnchor="end">
          {said(last.day)}
        </text>
      </svg>
      {dueOn >= first.day && dueOn <= last.day && <p className="hint">{t("trend.dueLine", { day: said(dueOn) })}</p>}
      {/* A table takes the width that it needs: what is around it keeps it from widening the page. */}
      <div className="vh">
        <table aria-labelledby="trend-title">
          <thead>
            <tr>
              <th scope="col">{t("trend.day")}</th>
              <th scope="col">{t("trend.done")}</th>
              <th scope="col">{t("trend.rate")}</th>
            </tr>
          </thead>
          <tbody>
            {places.map(({ day: at, done, rate }) => (
              <tr key={at}>
                <th scope="row">{said(at)}</th>
                <td>{`${done} / ${people}`}</td>
                <td>{`${rate}%`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const round = (pixels: number) => Math.round(pixels * 10) / 10;
