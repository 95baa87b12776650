import { type Lang, words } from "#lib/i18n.ts";
import { cutText } from "#lib/text/excerpt.ts";
import { curvePath, type SlopePoint, TOP } from "./slope.ts";

const TITLE_MAX_CHARS = 6;
/** More points than that carry no words of their own. */
const LABELLED_MAX = 6;
const figure = (yuan: number) => yuan.toLocaleString("en-US");

/** 滑坡曲线: how a small beginning grew. An SVG of attributes only, as the policy wants it. */
export function SlopeCurve({ lang, points }: { lang: Lang; points: SlopePoint[] }) {
  const t = words(lang, "cases");
  const [first, last] = [points[0]!, points.at(-1)!];
  const isLabelled = (point: SlopePoint) =>
    points.length <= LABELLED_MAX || point === first || point === last || point.turning;
  const label = t("page.slopeLabel", {
    start: first.when,
    end: last.when,
    first: figure(first.sum),
    last: figure(last.sum),
  });
  const anchor = (point: SlopePoint) => (point === first ? "start" : point === last ? "end" : "middle");
  const middle = points.filter((point) => point !== first && point !== last && isLabelled(point));
  const edge = curvePath(points);
  return (
    <figure className="slope">
      <svg viewBox="0 0 736 262" role="img" aria-label={label}>
        <defs>
          <linearGradient id="sl" x2="0" y2="1">
            <stop className="c1" />
            <stop className="c3" offset="1" />
          </linearGradient>
        </defs>
        <g className="grid">
          <path d="M0 30.5h736M0 86.5h736M0 141.5h736M0 197.5h736" />
          <path d={middle.map(({ x, y }) => `M${x} ${TOP}V${y}`).join("")} />
        </g>
        <path className="area" fill="url(#sl)" d={`${edge}V${TOP}H${first.x}Z`} />
        <path className="edge" d={edge} />
        <g className="pt">
          {points.map((point) => (
            <circle key={point.x} cx={point.x} cy={point.y} r={point === last ? 6 : 5} />
          ))}
        </g>
        <g className="v">
          {points.filter(isLabelled).map((point) => (
            <text
              key={point.x}
              className={point === first ? "st" : point === last ? "en" : undefined}
              x={point === first ? 20 : point === last ? 712 : point.x}
              y={point.y + 27}
            >
              {figure(point.sum)}
              {point === last && ` ${t("page.yuan")}`}
            </text>
          ))}
        </g>
        <g className="s">
          {points.filter(isLabelled).map((point) => (
            <text key={point.x} x={point === last ? 724 : point.x} y="18" textAnchor={anchor(point)}>
              {cutText(point.title, TITLE_MAX_CHARS)}
            </text>
          ))}
        </g>
        <g className="x">
          <text x={first.x} y="256">
            {beginOf(first.when)}
          </text>
          {apart(middle).map((point) => (
            <text key={point.x} className="wide" x={point.x} y="256" textAnchor="middle">
              {beginOf(point.when)}
            </text>
          ))}
          <text x="720" y="256" textAnchor="end">
            {last.when}
          </text>
        </g>
      </svg>
    </figure>
  );
}

const LABEL_WIDTH = 92;
const AXIS = { from: 28 + 1.5 * LABEL_WIDTH, to: 720 - 1.75 * LABEL_WIDTH };

/** Those whose dates have room below the curve, between the first date and the last. */
function apart(points: SlopePoint[]) {
  const kept: SlopePoint[] = [];
  for (const point of points) {
    const isFree = point.x >= AXIS.from && point.x <= AXIS.to;
    if (isFree && point.x - (kept.at(-1)?.x ?? 0) >= LABEL_WIDTH) kept.push(point);
  }
  return kept;
}

/** `2022年6月` of `2022年6月—2023年2月`: the axis marks where a stretch begins. */
const beginOf = (when: string) => when.split(/\s*[—–~至]\s*/)[0] ?? when;
