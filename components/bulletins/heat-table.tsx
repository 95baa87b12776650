import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { fill } from "#components/composer/fill.ts";
import { unitName } from "#components/people/unit-options.tsx";
import { Title } from "#components/rich-text/title.tsx";
import type { Cell, Matrix, MatrixUnit } from "#domains/bulletins/must-reads/matrix.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { averageOf, daysLeft, rateOf, shadeOf } from "./read-rate.ts";
import { mustReadWords } from "./words.ts";

type Props = {
  lang: Lang;
  day: string;
  matrix: Matrix;
  rows: MatrixUnit[];
  /** The cell whose readers are shown. */
  chosen: { unit: string; bulletin: string } | null;
  /** The address of a cell, or of a unit's own matrix. */
  hrefOf: (place: { unit?: string; who?: string; b?: string }) => string;
};

/**
 * 单位 × 必读. A cell says its figure and has a colour; it leads to those who have not read.
 * Plain links: there may be thousands of them, and an island each would double the time of the page.
 */
export function HeatTable({ lang, day, matrix, rows, chosen, hrefOf }: Props) {
  const t = words(lang, "reading");
  // Filled in by hand: a message is parsed anew each time, and there may be thousands of cells.
  const { unread, allRead } = mustReadWords(lang).desk;
  const { unit, bulletins, cells } = matrix;
  const line = (row: MatrixUnit) => cells.get(row.id) ?? new Map<string, Cell>();
  const cellOf = (row: MatrixUnit, id: string) => {
    const cell = line(row).get(id);
    if (!cell || cell.people === 0) return <td key={id} className="na" />;
    const isChosen = chosen?.unit === row.slug && chosen.bulletin === id;
    const shade = shadeOf(cell);
    return (
      <td key={id} className={isChosen ? `${shade} sel` : shade}>
        <a href={hrefOf({ who: row.slug, b: id })} aria-current={isChosen ? "true" : undefined}>
          {shade === "h0" && <TriangleAlert className="i" aria-hidden />}
          <b>{rateOf(cell)}%</b>
          <small>{cell.done === cell.people ? allRead : fill(unread, { count: cell.people - cell.done })}</small>
        </a>
      </td>
    );
  };
  const head = (row: MatrixUnit, isTotal: boolean) => (
    <th scope="row">
      {isTotal ? (
        unitName(row, lang)
      ) : (
        <Link href={hrefOf({ unit: row.slug })} prefetch={false}>
          {unitName(row, lang)}
        </Link>
      )}
      <small>{t("desk.people", { count: row.people })}</small>
    </th>
  );
  return (
    <div className="box rwrap">
      <table className="heat">
        <caption className="vh">{t("desk.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">
              {t("desk.units")}
              <small>{t("desk.order")}</small>
            </th>
            {bulletins.map(({ id, title, dueOn }) => (
              <th key={id} scope="col" className={dueOn >= day ? "open" : undefined}>
                <Link href={hrefOf({ who: unit.slug, b: id })} prefetch={false} title={title}>
                  <Title text={title} />
                </Link>
                <small>
                  {dueOn >= day
                    ? t("desk.left", { day: dueOn.slice(5), days: daysLeft(day, dueOn) })
                    : t("desk.over", { day: dueOn.slice(5) })}
                </small>
              </th>
            ))}
            <th scope="col" className="r">
              {t("desk.average")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {head(row, false)}
              {bulletins.map(({ id }) => cellOf(row, id))}
              <td className="avg">{averageOf(line(row).values())}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            {head(unit, true)}
            {bulletins.map(({ id }) => cellOf(unit, id))}
            <td className="avg">{averageOf(line(unit).values())}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
