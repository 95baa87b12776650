import { type NodeViewProps, NodeViewWrapper } from "@tiptap/react";
import { ImageOff } from "lucide-react";
import { type KeyboardEvent, useId } from "react";
import { ALT_MAX_CHARS, CAPTION_MAX_CHARS } from "#lib/text/limits.ts";
import type { PictureStorage } from "./desk-extensions.ts";

/** A picture among the text, with the words that stand for it and below it. */
export function PictureView({ node, extension, updateAttributes, deleteNode }: NodeViewProps) {
  const { words, sources } = extension.storage as PictureStorage;
  const id = useId();
  const { mediaId, alt, caption, decorative } = node.attrs as Record<string, string>;
  const source = sources.get(mediaId!);
  const isUndescribed = !decorative && !alt!.trim();
  return (
    <NodeViewWrapper as="figure" className={isUndescribed ? "fig noalt" : "fig"} data-drag-handle>
      {source ? <img {...source} alt={alt} /> : <p className="pic-missing">{words.pictureMissing}</p>}
      <figcaption>
        {isUndescribed && (
          <p className="err" id={`${id}-missing`}>
            <ImageOff className="i" aria-hidden />
            {words.pictureAltMissing}
          </p>
        )}
        <div className="lineup">
          <input
            className="in s"
            aria-label={words.pictureAlt}
            aria-describedby={isUndescribed ? `${id}-missing` : undefined}
            placeholder={words.pictureAltHint}
            maxLength={ALT_MAX_CHARS}
            value={alt}
            disabled={!!decorative}
            onChange={(event) => updateAttributes({ alt: event.target.value })}
            onKeyDown={keepInField}
          />
          <label className="check s">
            <input
              type="checkbox"
              checked={!!decorative}
              onChange={(event) =>
                updateAttributes({ decorative: event.target.checked, ...(event.target.checked && { alt: "" }) })
              }
            />
            {words.pictureDecorative}
          </label>
        </div>
        <div className="lineup">
          <input
            className="in s"
            aria-label={words.pictureCaption}
            placeholder={words.pictureCaption}
            maxLength={CAPTION_MAX_CHARS}
            value={caption}
            onChange={(event) => updateAttributes({ caption: event.target.value })}
            onKeyDown={keepInField}
          />
          <button type="button" className="btn t s" onClick={deleteNode}>
            {words.pictureRemove}
          </button>
        </div>
      </figcaption>
    </NodeViewWrapper>
  );
}

/** Enter in a picture's field is not meant for the form around the editor. */
function keepInField(event: KeyboardEvent) {
  if (event.key === "Enter") event.preventDefault();
}
