import "#components/media/document-card.css";
import { type NodeViewProps, NodeViewWrapper } from "@tiptap/react";
import { FileText, Film, Music } from "lucide-react";
import { useState } from "react";
import { fileSize } from "#components/media/sizes.ts";
import { ATTACHMENT_TITLE_MAX_CHARS } from "#lib/text/limits.ts";
import type { AttachmentStorage } from "./desk-extensions.ts";

const ICONS = { video: Film, audio: Music, document: FileText };

/** A video, a sound or a document among the text, with the words by which readers know it. */
export function AttachmentView({ node, extension, updateAttributes, deleteNode }: NodeViewProps) {
  const { words, files } = extension.storage as AttachmentStorage;
  const { mediaId, title } = node.attrs as Record<string, string>;
  const [typed, setTyped] = useState<string | null>(null);
  const file = files.get(mediaId!);
  const Icon = ICONS[file?.kind ?? "document"];
  return (
    <NodeViewWrapper as="figure" className="fig filecard" data-drag-handle>
      <Icon className="i" aria-hidden />
      <input
        className="in s"
        aria-label={words.attachmentTitle}
        value={typed ?? title}
        maxLength={ATTACHMENT_TITLE_MAX_CHARS}
        // An empty title is none: it is not taken over, and what stood there comes back.
        onChange={({ target: { value } }) => {
          setTyped(value);
          if (value.trim()) updateAttributes({ title: value });
        }}
        onBlur={() => setTyped(null)}
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
      />
      <small className="num">
        {file ? `${file.format.toUpperCase()} · ${fileSize(file.bytes)}` : words.fileMissing}
      </small>
      <button type="button" className="btn t s" onClick={deleteNode}>
        {words.attachmentRemove}
      </button>
    </NodeViewWrapper>
  );
}
