import { Node, type NodeViewRenderer } from "@tiptap/core";
import { UUID } from "#lib/text/urls.ts";

export type PictureSource = { src: string; width: number; height: number };

/**
 * A picture by its media id. Pasted pictures from elsewhere have none, so they fall away; `view` shows it with its fields
 * (left out where there is no page, as in tests).
 */
export const pictureNode = (view?: NodeViewRenderer) =>
  Node.create({
    name: "image",
    group: "block flow",
    atom: true,
    draggable: true,
    addAttributes: () => ({
      mediaId: text("data-media-id", null),
      alt: text("data-alt", ""),
      caption: text("data-caption", ""),
      decorative: {
        default: false,
        parseHTML: (element: HTMLElement) => element.hasAttribute("data-decorative"),
        renderHTML: ({ decorative }: Record<string, unknown>) => (decorative ? { "data-decorative": "" } : {}),
      },
    }),
    parseHTML: () => [
      {
        tag: "figure[data-media-id]",
        getAttrs: (element) => UUID.test(element.getAttribute("data-media-id") ?? "") && null,
      },
    ],
    renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes],
    ...(view && { addNodeView: () => view }),
  });

const text = (name: string, fallback: string | null) => ({
  default: fallback,
  parseHTML: (element: HTMLElement) => element.getAttribute(name) ?? fallback,
  renderHTML: (attrs: Record<string, unknown>) => ({ [name]: attrs[camel(name)] }),
});
const camel = (name: string) =>
  name.replace(/^data-/, "").replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
