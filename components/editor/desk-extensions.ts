import { Extension } from "@tiptap/core";
import { ReactNodeViewRenderer } from "@tiptap/react";
import { imeSpan } from "prosemirror-safari-ime-span";
import { attachmentNode } from "./attachment-node.ts";
import { AttachmentView } from "./attachment-view.tsx";
import { articleExtensions } from "./extensions.ts";
import { pendingPictures } from "./pending-pictures.ts";
import { type PictureSource, pictureNode } from "./picture-node.ts";
import { PictureView } from "./picture-view.tsx";
import type { EditorWords } from "./words.ts";

/** What the place of a file in the text says of it. */
export type AttachmentInfo = { kind: "video" | "audio" | "document"; format: string; bytes: number; fileName: string };
export type AttachmentStorage = { words: EditorWords; files: Map<string, AttachmentInfo> };
export type PictureStorage = { words: EditorWords; sources: Map<string, PictureSource> };

/** Alt+F10 goes to the toolbar, as in office programs; Escape there comes back. */
const ToToolbar = Extension.create({
  name: "toToolbar",
  addKeyboardShortcuts: () => ({
    "Alt-F10": ({ editor }) => {
      const button = editor.view.dom.closest(".doc")?.querySelector<HTMLElement>(".tbar button[tabindex='0']");
      button?.focus();
      return button !== undefined;
    },
  }),
});

/** Safari's input methods otherwise take an empty block away, or leave their pinyin in it. Elsewhere it does nothing. */
const SafariInput = Extension.create({ name: "safariInput", addProseMirrorPlugins: () => [imeSpan] });

/** Pictures of a paste that are still on their way. */
const PendingPictures = (words: EditorWords) =>
  Extension.create({
    name: "pendingPictures",
    addProseMirrorPlugins: () => [pendingPictures(words.pastePictureComing)],
  });

/** The schema of articles with the views and keys of the page. */
export const deskExtensions = (
  words: EditorWords,
  sources: Map<string, PictureSource>,
  files: Map<string, AttachmentInfo>,
) => [
  ...articleExtensions(
    pictureNode(ReactNodeViewRenderer(PictureView)).extend({ addStorage: (): PictureStorage => ({ words, sources }) }),
    attachmentNode(ReactNodeViewRenderer(AttachmentView)).extend({
      addStorage: (): AttachmentStorage => ({ words, files }),
    }),
  ),
  ToToolbar,
  SafariInput,
  PendingPictures(words),
];
