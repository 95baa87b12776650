import type { Block, Body } from "./nodes.ts";

/** A body in which every quote of the post with this number is empty; that it was quoted, and whom, stays. */
export const withoutQuotesOf = (body: Body, number: number): Body => ({
  ...body,
  content: body.content.map((block) => forgetIn(block, number)),
});

function forgetIn(block: Block, number: number): Block {
  if (block.type === "blockquote" && block.attrs?.number === number)
    return { ...block, content: [{ type: "paragraph" }] };
  if (block.type === "blockquote" || block.type === "callout")
    return { ...block, content: block.content.map((inner) => forgetIn(inner, number)) };
  if (block.type === "bulletList" || block.type === "orderedList")
    return {
      ...block,
      content: block.content.map((item) => ({
        ...item,
        content: item.content.map((inner) => forgetIn(inner, number)),
      })),
    };
  return block;
}
