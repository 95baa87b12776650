export type Limits = { chars: number; nodes: number; depth: number };

/** A post is read in one go; 20,000 characters are an hour's speech. A character makes at most one node. */
export const MEMBER_LIMITS: Limits = { chars: 20_000, nodes: 25_000, depth: 12 };
export const ARTICLE_LIMITS: Limits = { chars: 200_000, nodes: 25_000, depth: 12 };
export const ARTICLE_JSON_MAX_BYTES = 400_000;
/** A description longer than that belongs into the text. */
export const ALT_MAX_CHARS = 300;
export const CAPTION_MAX_CHARS = 500;
/** A note says where something stands, or adds a sentence. */
export const FOOTNOTE_MAX_CHARS = 500;
export const ATTACHMENT_TITLE_MAX_CHARS = 120;

/**
 * The first limit that a would-be body breaks, or null. Runs before any schema: it follows `content` only, never recurses,
 * and stops at the limit, so that a hostile tree costs no more than a large honest one.
 */
export function brokenLimit(value: unknown, limits: Limits): keyof Limits | null {
  const waiting: { node: unknown; depth: number }[] = [{ node: value, depth: 1 }];
  let nodes = 1;
  let chars = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, depth } = next;
    if (depth > limits.depth) return "depth";
    if (typeof node !== "object" || node === null) continue;
    const { text, content } = node as { text?: unknown; content?: unknown };
    if (typeof text === "string") chars += text.length;
    if (chars > limits.chars) return "chars";
    if (!Array.isArray(content)) continue;
    nodes += content.length;
    if (nodes > limits.nodes) return "nodes";
    for (const child of content) waiting.push({ node: child, depth: depth + 1 });
  }
  return null;
}
