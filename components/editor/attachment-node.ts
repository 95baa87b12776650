import { Node, type NodeViewRenderer } from "@tiptap/core";
import { UUID } from "#lib/text/urls.ts";

/** A video, a sound or a document by its media id, between the blocks of a text; `view` as for pictures. */
export const attachmentNode = (view?: NodeViewRenderer) =>
  Node.create({
    name: "attachment",
    group: "block",
    atom: true,
    draggable: true,
    addAttributes: () => ({
      mediaId: {
        default: null,
        parseHTML: (element) => element.getAttribute("data-attachment-id"),
        renderHTML: ({ mediaId }) => ({ "data-attachment-id": mediaId }),
      },
      title: {
        default: "",
        parseHTML: (element) => element.getAttribute("data-title") ?? "",
        renderHTML: ({ title }) => ({ "data-title": title }),
      },
    }),
    parseHTML: () => [
      {
        tag: "figure[data-attachment-id]",
        priority: 60,
        getAttrs: (element) => UUID.test(element.getAttribute("data-attachment-id") ?? "") && null,
      },
    ],
    renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes],
    renderText: ({ node }) => node.attrs.title,
    ...(view && { addNodeView: () => view }),
  });
