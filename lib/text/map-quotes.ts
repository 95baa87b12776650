import type { Block, Blockquote, Body } from "./nodes.ts";

/** A body in which every quote, however deep it lies, is what `change` makes of it. */
export const mapQuotes = (body: Body, change: (quote: Blockquote) => Blockquote): Body => ({
  ...body,
  content: body.content.map((block) => mapBlock(block, change)),
});

function mapBlock(block: Block, change: (quote: Blockquote) => Blockquote): Block {
  const mapAll = (blocks: Block[]) => blocks.map((inner) => mapBlock(inner, change));
  if (block.type === "blockquote") return change({ ...block, content: mapAll(block.content) });
  if (block.type === "callout") return { ...block, content: mapAll(block.content) };
  if (block.type === "bulletList" || block.type === "orderedList")
    return { ...block, content: block.content.map((item) => ({ ...item, content: mapAll(item.content) })) };
  return block;
}
