import type { Body } from "#lib/text/nodes.ts";

type Json = { type?: string; attrs?: Record<string, unknown>; marks?: Json[]; content?: Json[]; text?: string };

/** The editor's JSON as a stored body: without the attributes that say nothing, and without empty lines at its end. */
export function toBody(json: Json): Body {
  const content = (json.content ?? []).map(withoutNulls);
  while (content.length > 1 && isEmptyParagraph(content.at(-1)!)) content.pop();
  return { type: "doc", content: content as Body["content"] };
}

function withoutNulls({ attrs, marks, content, ...node }: Json): Json {
  const said = Object.entries(attrs ?? {}).filter(([, value]) => value !== null && value !== undefined);
  return {
    ...node,
    ...(said.length > 0 && { attrs: Object.fromEntries(said) }),
    ...(marks && marks.length > 0 && { marks: marks.map(withoutNulls) }),
    ...(content && { content: content.map(withoutNulls) }),
  };
}

const isEmptyParagraph = (node: Json) => node.type === "paragraph" && !node.content?.length;
