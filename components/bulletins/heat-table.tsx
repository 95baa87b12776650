import Link from "next/link";
import { createElement } from "react";
import { fill } from "#components/composer/fill.ts";
import { unitName } from "#components/people/unit-options.tsx";
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
  /** The address of a unit's own matrix; or, from here and followed by the bulletin, of its readers. */
  hrefOf: (place: { unit: string } | { who: string }) => string;
};

const NOT_ASKED = { className: "na" };

/**
 * 单位 × 必读. A cell says its figure and has a colour; it leads to those who have not read.
 * There may be thousands of them, and each element of each is paid for twice: in the page and in what the browser's
 * components are told of it. So a cell is a plain link with one text, without a key, at an address from here.
 */
export function HeatTable({ lang, day, matrix, rows, chosen, hrefOf }: Props) {
  const t = words(lang, "reading");
  // Filled in by hand: a message is parsed anew each time.
  const { unread, allRead } = mustReadWords(lang).desk;
  const { unit, bulletins, cells } = matrix;
  const line = (row: MatrixUnit) => cells.get(row.id) ?? new Map<string, Cell>();
  const cellsOf = (row: MatrixUnit) => {
    const [own, place] = [line(row), hrefOf({ who: row.slug })];
    return bulletins.map(({ id }) => {
      const cell = own.get(id);
      if (!cell || cell.people === 0) return createElement("td", NOT_ASKED);
      const isChosen = chosen?.unit === row.slug && chosen.bulletin === id;
      const left = cell.done === cell.people ? allRead : fill(unread, { count: cell.people - cell.done });
      const shade = shadeOf(cell);
      return createElement(
        "td",
        { className: isChosen ? `${shade} sel` : shade },
        <a href={`${place}&b=${id}#who`} aria-current={isChosen ? "true" : undefined}>
          {`${rateOf(cell)}%\n${left}`}
        </a>,
      );
    });
  };
  const row = (of: MatrixUnit, isTotal: boolean) =>
    createElement(
      "tr",
      { key: of.id },
      head(of, isTotal),
      ...cellsOf(of),
      <td className="avg">{averageOf(line(of).values())}</td>,
    );
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
                <a href={`${hrefOf({ who: unit.slug })}&b=${id}#who`} title={title}>
                  {title}
                </a>
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
        <tbody>{rows.map((of) => row(of, false))}</tbody>
        <tfoot>{row(unit, true)}</tfoot>
      </table>
    </div>
  );
}
