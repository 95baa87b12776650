// A body was validated when it was written; here it is taken for unchecked JSON once more. Whoever gets something into the
// table by another way, or loosens the schema by mistake, still reaches no reader.

/** A node as far as it can be trusted: an object with some string as its type. */
export type Loose = { type: string; text?: unknown; attrs: Record<string, unknown>; marks: Loose[]; content: Loose[] };

const DEPTH_MAX = 16;
const NAME_MAX_CHARS = 80;

export function looseNode(value: unknown, depth = 0): Loose | null {
  if (!isRecord(value) || typeof value.type !== "string" || depth > DEPTH_MAX) return null;
  return {
    type: value.type,
    text: value.text,
    attrs: isRecord(value.attrs) ? value.attrs : {},
    marks: nodesIn(value.marks, depth),
    content: nodesIn(value.content, depth),
  };
}

const nodesIn = (value: unknown, depth: number): Loose[] =>
  Array.isArray(value) ? value.map((child) => looseNode(child, depth + 1)).filter((child) => child !== null) : [];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const words = (value: unknown): string => (typeof value === "string" ? value : "");
export const shortName = (value: unknown): string => words(value).slice(0, NAME_MAX_CHARS);

/** A whole number between the bounds, else undefined. */
export const whole = (value: unknown, min: number, max: number): number | undefined =>
  typeof value === "number" && Number.isInteger(value) && value >= min && value <= max ? value : undefined;
