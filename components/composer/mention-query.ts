export type MentionQuery = { start: number; query: string };

const QUERY_MAX_CHARS = 20;
const CALL = new RegExp(`(?:^|[^A-Za-z0-9._%+\\-@＠])[@＠](['·\\p{L}\\p{N}]{0,${QUERY_MAX_CHARS}})$`, "u");

/** The name being typed after an `@` at the caret, if one is; a mail address is none. Look only between compositions. */
export function mentionQueryAt(value: string, caret: number): MentionQuery | null {
  const line = value.slice(Math.max(0, caret - QUERY_MAX_CHARS - 2), caret);
  const match = CALL.exec(line);
  if (!match) return null;
  const query = match[1]!;
  return { start: caret - query.length - 1, query: query.replaceAll("'", "") };
}
