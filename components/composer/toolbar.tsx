import { AtSign, Bold, ImagePlus, List, TextQuote } from "lucide-react";
import { type ComponentType, useRef } from "react";
import { boldEdit, type Edit, type Field, lineEdit, wordsEdit } from "./edits.ts";
import { PICTURE_TYPES } from "./picture-types.ts";
import type { ComposerWords } from "./words.ts";

type Props = {
  words: ComposerWords;
  onEdit: (make: (field: Field) => Edit) => void;
  /** Left out where the form takes none. */
  onFiles?: (files: Iterable<File>) => void;
  canMention: boolean;
};

/** What the textarea's syntax can do, for those who need not know it. Without JavaScript the style sheet hides it. */
export function Toolbar({ words, onEdit, onFiles, canMention }: Props) {
  return (
    <fieldset className="comp-tools" aria-label={words.toolbar}>
      <Tool icon={Bold} label={words.bold} onPress={() => onEdit((field) => boldEdit(field, words.boldSample))} />
      <Tool icon={TextQuote} label={words.quote} onPress={() => onEdit((field) => lineEdit(field, "> "))} />
      <Tool icon={List} label={words.list} onPress={() => onEdit((field) => lineEdit(field, "- "))} />
      {onFiles && <PictureTool label={words.picture} onFiles={onFiles} />}
      {canMention && (
        <Tool
          icon={AtSign}
          label={words.mention}
          onPress={() => onEdit((field) => wordsEdit(field, beforeCall(field)))}
        />
      )}
    </fieldset>
  );
}

type Icon = ComponentType<{ className?: string; "aria-hidden"?: boolean }>;

function Tool({ icon: Glyph, label, onPress }: { icon: Icon; label: string; onPress: () => void }) {
  return (
    <button type="button" aria-label={label} title={label} onClick={onPress}>
      <Glyph className="i" aria-hidden />
    </button>
  );
}

function PictureTool({ label, onFiles }: { label: string; onFiles: (files: Iterable<File>) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Tool icon={ImagePlus} label={label} onPress={() => input.current?.click()} />
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

/** An `@` right after a letter would be a mail address. */
const beforeCall = ({ value, start }: Field) => (/[A-Za-z0-9._%+-]$/.test(value.slice(0, start)) ? " @" : "@");
