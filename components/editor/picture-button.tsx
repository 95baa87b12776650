import { Image } from "lucide-react";
import { useRef } from "react";
import { PICTURE_TYPES } from "#components/composer/file-types.ts";
import { ToolButton } from "./tool-button.tsx";

export function PictureButton({ label, onFiles }: { label: string; onFiles: (files: Iterable<File>) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <ToolButton icon={Image} label={label} onPress={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        accept={PICTURE_TYPES}
        multiple
        hidden
        aria-label={label}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </>
  );
}
