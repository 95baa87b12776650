import { numberWords } from "./number-words.ts";
import type { Styles } from "./styles.ts";
import { allOf, childOf, childrenOf, type Element, isOn, parseXml, valOf } from "./xml.ts";

/** What Word writes before a paragraph: a sign, a number, or a number in words such as 一、 or 第三条. */
export type Numbered = { level: number; isBullet: boolean; isPlain: boolean; number: number; label: string };

type Level = {
  format: string;
  text: string;
  start: number;
  isLegal: boolean;
  neverRestarts: boolean;
  styleId?: string;
};
type Kind = { levels: Map<number, Level>; link?: string };
type Num = { kindId: string; starts: Map<number, number>; levels: Map<number, Level> };

const LEVEL_MAX = 8;

/**
 * The numbers of a file's paragraphs, counted as Word counts them: `next` is asked once for each numbered paragraph, in
 * their order (ISO/IEC 29500-1, 17.9).
 */
export function numberingOf(xml: string | undefined, styles: Styles) {
  const root = xml === undefined ? null : parseXml(xml);
  const kinds = new Map(
    root ? allOf(root, "w:abstractNum").map((it) => [it.attribs["w:abstractNumId"] ?? "", kindOf(it)]) : [],
  );
  const nums = new Map(root ? allOf(root, "w:num").map((it) => [it.attribs["w:numId"] ?? "", numOf(it)]) : []);
  const counts = new Map<string, number[]>();
  const begun = new Set<string>();

  /** A list may say that it is numbered as a style says (w:numStyleLink). */
  function resolved(numId: string, step = 0): { id: string; num: Num; kind: Kind } | null {
    const num = nums.get(numId);
    const kind = num && kinds.get(num.kindId);
    if (!num || !kind || step > 3) return null;
    if (!kind.link) return { id: numId, num, kind };
    const target = valOf(childOf(styles.propertyOf(kind.link, "w:pPr", "w:numPr"), "w:numId"));
    return target === undefined ? null : resolved(target, step + 1);
  }

  function placeOf(paragraph: Element) {
    const styleId = styles.styleIdOf(paragraph);
    const own = childOf(childOf(paragraph, "w:pPr"), "w:numPr");
    const ofStyle = styles.propertyOf(styleId, "w:pPr", "w:numPr");
    const found = resolved(valOf(childOf(own, "w:numId")) ?? valOf(childOf(ofStyle, "w:numId")) ?? "0");
    if (!found) return null;
    const byStyle = [...found.kind.levels].find(
      ([, level]) => level.styleId !== undefined && level.styleId === styleId,
    )?.[0];
    const said = valOf(childOf(own, "w:ilvl")) ?? byStyle ?? valOf(childOf(ofStyle, "w:ilvl")) ?? 0;
    return { ...found, at: Math.min(LEVEL_MAX, Math.max(0, Number(said) || 0)) };
  }

  return {
    next(paragraph: Element): Numbered | null {
      const place = placeOf(paragraph);
      if (!place) return null;
      const { id, num, kind, at } = place;
      const levelAt = (level: number) => num.levels.get(level) ?? kind.levels.get(level);
      const level = levelAt(at);
      if (!level) return null;
      const count = counts.get(num.kindId) ?? [];
      counts.set(num.kindId, count);
      const again = begun.has(`${id} ${at}`) ? undefined : num.starts.get(at);
      begun.add(`${id} ${at}`);
      count[at] = again ?? (count[at] ?? level.start - 1) + 1;
      for (let above = 0; above < at; above++) count[above] ??= levelAt(above)?.start ?? 1;
      for (let below = at + 1; below <= LEVEL_MAX; below++) if (!levelAt(below)?.neverRestarts) delete count[below];
      const number = count[at]!;
      const label = level.text.replace(/%([1-9])/g, (_, place: string) => {
        const other = Number(place) - 1;
        const format = level.isLegal ? "decimal" : (levelAt(other)?.format ?? "decimal");
        return format === "none" ? "" : numberWords(count[other] ?? 1, format);
      });
      const isPlain = level.format === "decimal" && new RegExp(`^%${at + 1}[.．、)）]?$`).test(level.text);
      return { level: at, isBullet: level.format === "bullet", isPlain, number, label: label.trim() };
    },
  };
}

const kindOf = (element: Element): Kind => ({
  levels: levelsIn(element),
  link: valOf(childOf(element, "w:numStyleLink")),
});

function numOf(element: Element): Num {
  const overrides = childrenOf(element).filter(({ name }) => name === "w:lvlOverride");
  const starts = overrides.flatMap((override): [number, number][] => {
    const start = valOf(childOf(override, "w:startOverride"));
    return start === undefined ? [] : [[Number(override.attribs["w:ilvl"]) || 0, Number(start) || 0]];
  });
  const levels = overrides.flatMap((override) => [...levelsIn(override)]);
  return { kindId: valOf(childOf(element, "w:abstractNumId")) ?? "", starts: new Map(starts), levels: new Map(levels) };
}

const levelsIn = (element: Element) =>
  new Map(
    childrenOf(element)
      .filter(({ name }) => name === "w:lvl")
      .map((level): [number, Level] => [Number(level.attribs["w:ilvl"]) || 0, levelOf(level)]),
  );

function levelOf(element: Element): Level {
  const format = valOf(childOf(element, "w:numFmt")) ?? "decimal";
  const at = Number(element.attribs["w:ilvl"]) || 0;
  return {
    format,
    text: valOf(childOf(element, "w:lvlText")) ?? (format === "bullet" ? "" : `%${at + 1}.`),
    start: Number(valOf(childOf(element, "w:start")) ?? 1) || 0,
    isLegal: isOn(childOf(element, "w:isLgl")),
    neverRestarts: valOf(childOf(element, "w:lvlRestart")) === "0",
    styleId: valOf(childOf(element, "w:pStyle")),
  };
}
