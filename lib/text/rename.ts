import { mapQuotes } from "./map-quotes.ts";
import { type AnyNode, type Blockquote, type Body, childrenOf } from "./nodes.ts";

type Wanted = {
  memberId: string;
  /** Whether a quote is of what they said. */
  isOwn: (attrs: NonNullable<Blockquote["attrs"]>) => boolean;
  name: string;
};

/** A body in which somebody is called otherwise: a mention of them is plain text, and leads nowhere any more. */
export function renamed(body: Body, { memberId, isOwn, name }: Wanted): Body {
  const call = <Node extends AnyNode>(node: Node): Node =>
    node.type === "mention" && node.attrs.memberId === memberId
      ? ({ type: "text", text: `@${name}` } as unknown as Node)
      : childrenOf(node).length > 0
        ? { ...node, content: childrenOf(node).map(call) }
        : node;
  return mapQuotes(call(body), (quote) =>
    quote.attrs && isOwn(quote.attrs) ? { ...quote, attrs: { ...quote.attrs, author: name } } : quote,
  );
}
