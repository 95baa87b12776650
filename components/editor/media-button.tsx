import type { Editor } from "@tiptap/core";
import { Images } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { AttachmentInfo } from "./desk-extensions.ts";
import { insertMedia } from "./insert-media.ts";
import type { PictureSource } from "./picture-node.ts";
import { ToolButton } from "./tool-button.tsx";
import type { EditorWords } from "./words.ts";

const MediaDialog = lazy(() => import("#components/media/media-dialog.tsx"));

export type MediaProps = {
  editor: Editor;
  words: EditorWords;
  sources: Map<string, PictureSource>;
  files: Map<string, AttachmentInfo>;
};

/** Opens the library; what is chosen there, or uploaded, stands where the caret was. */
export function MediaButton({ editor, words, sources, files }: MediaProps) {
  const [isOpen, setIsOpen] = useState(false);
  const close = () => {
    setIsOpen(false);
    editor.commands.focus();
  };
  return (
    <>
      <ToolButton icon={Images} label={words.library} onPress={() => setIsOpen(true)} />
      {isOpen && (
        <Suspense>
          <MediaDialog
            words={words.media}
            onClose={close}
            onChoose={({ mediaId, title, alt, picture, file }) => {
              if (picture) {
                sources.set(mediaId, picture);
                insertMedia(editor.view, "image", { mediaId, alt });
              } else if (file) {
                files.set(mediaId, file);
                insertMedia(editor.view, "attachment", { mediaId, title });
              }
              close();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
