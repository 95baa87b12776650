/** What no line begins with, and what none ends with (GB/T 15834, 5.1: where marks may stand). */
const NOT_FIRST = /^[，。、；：？！）》」』”’】〉〕…—·～,.;:?!)\]}%‰℃]/u;
const NOT_LAST = /[（《「『“‘【〈〔([{]$/u;
/** A word of Latin letters or digits stays whole; of other scripts each character may begin a line. */
const PIECE = /\s+|[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}\p{M}'’.@/_-]*|\P{M}\p{M}*/gu;

type Options = {
  /** In the unit of `measure`. */
  width: number;
  /** What does not fit is cut with an ellipsis. */
  maxLines: number;
  measure: (text: string) => number;
};

/** Breaks a text into lines as Chinese is set. */
export function wrapLines(text: string, { width, maxLines, measure }: Options): string[] {
  const lines: string[] = [];
  let line = "";
  for (const cluster of clustersOf(text).flatMap((whole) => fitting(whole, width, measure))) {
    if (line !== "" && measure((line + cluster).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line = line === "" ? cluster.trimStart() : line + cluster;
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  if (lines.length <= maxLines) return lines;
  return [...lines.slice(0, maxLines - 1), shortened(lines[maxLines - 1] ?? "", width, measure)];
}

/** What must not be torn apart: a mark with what it closes or opens. */
function clustersOf(text: string): string[] {
  const clusters: string[] = [];
  for (const [piece] of text.trim().matchAll(PIECE)) {
    // A blank between them does not part them.
    const blank = NOT_FIRST.test(piece) && clusters.length > 1 && clusters.at(-1) === " " ? clusters.pop() : "";
    const last = clusters.at(-1);
    if (last !== undefined && (NOT_FIRST.test(piece) || NOT_LAST.test(last.trimEnd())))
      clusters[clusters.length - 1] = `${last}${blank}${/^\s/u.test(piece) ? " " : piece}`;
    else clusters.push(/^\s/u.test(piece) ? " " : piece);
  }
  return clusters;
}

/** A word or a row of marks longer than a line is broken after all. */
function fitting(cluster: string, width: number, measure: Options["measure"]): string[] {
  return measure(cluster) <= width ? [cluster] : [...cluster];
}

function shortened(line: string, width: number, measure: Options["measure"]): string {
  const characters = [...line];
  while (
    characters.length > 0 &&
    (measure(`${characters.join("")}…`) > width || /[\p{P}\s]$/u.test(characters.join("")))
  )
    characters.pop();
  return `${characters.join("")}…`;
}
