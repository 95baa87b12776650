import { AtSign, Bold, ImagePlus, List, Paperclip, TextQuote } from "lucide-react";
import { type ComponentType, useRef } from "react";
import { boldEdit, type Edit, type Field, lineEdit, wordsEdit } from "./edits.ts";
import { DOCUMENT_ENDINGS, PICTURE_TYPES } from "./file-types.ts";
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
      {onFiles && <FileTool icon={ImagePlus} label={words.picture} accept={PICTURE_TYPES} onFiles={onFiles} />}
      {onFiles && <FileTool icon={Paperclip} label={words.document} accept={DOCUMENT_ENDINGS} onFiles={onFiles} />}
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

type FileToolProps = { icon: Icon; label: string; accept: string; onFiles: (files: Iterable<File>) => void };

function FileTool({ icon, label, accept, onFiles }: FileToolProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Tool icon={icon} label={label} onPress={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        accept={accept}
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
