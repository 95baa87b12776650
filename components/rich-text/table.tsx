import { type Loose, whole } from "./read-json.ts";
import { Blocks, type Reading } from "./render.tsx";

const SPAN_MAX = 50;

/** A table scrolls within its own region, which the keyboard reaches. A first row of nothing but heads is the table's head. */
export function Table({ node, reading }: { node: Loose; reading: Reading }) {
  const rows = node.content.filter((row) => row.type === "tableRow");
  const hasHead =
    rows.length > 1 && rows[0]!.content.length > 0 && rows[0]!.content.every((cell) => cell.type === "tableHeader");
  const [head, body] = hasHead ? [rows.slice(0, 1), rows.slice(1)] : [[], rows];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus (WCAG 2.1.1)
    <section className="scrollx" aria-label={reading.words.table} tabIndex={0}>
      <table>
        {hasHead && (
          <thead>
            <Rows rows={head} reading={reading} scope="col" />
          </thead>
        )}
        <tbody>
          <Rows rows={body} reading={reading} scope="row" />
        </tbody>
      </table>
    </section>
  );
}

function Rows({ rows, reading, scope }: { rows: Loose[]; reading: Reading; scope: "row" | "col" }) {
  return rows.map((row, index) => (
    <tr key={index}>
      {row.content.map((cell, column) => (
        <Cell key={column} cell={cell} reading={reading} scope={scope} />
      ))}
    </tr>
  ));
}

function Cell({ cell, reading, scope }: { cell: Loose; reading: Reading; scope: "row" | "col" }) {
  const spans = { colSpan: whole(cell.attrs.colspan, 2, SPAN_MAX), rowSpan: whole(cell.attrs.rowspan, 2, SPAN_MAX) };
  const content = <Blocks nodes={cell.content} reading={reading} />;
  if (cell.type === "tableHeader") {
    return (
      <th scope={scope} {...spans}>
        {content}
      </th>
    );
  }
  return cell.type === "tableCell" ? <td {...spans}>{content}</td> : null;
}
