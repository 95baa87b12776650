import { Node } from "@tiptap/core";
import { UUID } from "#lib/text/urls.ts";

/** Articles mention nobody anew; what an imported text mentions stays as it is. */
export const Mention = Node.create({
  name: "mention",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({
    memberId: {
      default: null,
      parseHTML: (element) => element.getAttribute("data-member-id"),
      renderHTML: ({ memberId }) => ({ "data-member-id": memberId }),
    },
    name: { default: "", parseHTML: (element) => element.textContent?.replace(/^@/, ""), rendered: false },
  }),
  parseHTML: () => [
    {
      tag: "span[data-member-id]",
      getAttrs: (element) => UUID.test(element.getAttribute("data-member-id") ?? "") && null,
    },
  ],
  renderHTML: ({ node, HTMLAttributes }) => ["span", { ...HTMLAttributes, class: "mention" }, `@${node.attrs.name}`],
  renderText: ({ node }) => `@${node.attrs.name}`,
});
