import { type DragEvent, type FormEvent, type KeyboardEvent, type RefObject, useEffect } from "react";
import { boldEdit, type Edit, type Field } from "./edits.ts";
import { isComposingKey, isSendKey } from "./keys.ts";
import { MentionList, optionId } from "./mention-list.tsx";
import { watchComposition } from "./textarea.ts";
import type { useMention } from "./use-mention.ts";
import type { useUploads } from "./use-uploads.ts";
import type { ComposerWords } from "./words.ts";

type Props = {
  area: RefObject<HTMLTextAreaElement | null>;
  id: string;
  name: string;
  rows: number;
  placeholder?: string;
  text: string;
  words: ComposerWords;
  describedBy: string;
  isInvalid: boolean;
  isHidden: boolean;
  isReadOnly: boolean;
  onEdit: (make: (field: Field) => Edit) => void;
  onInvalid: () => void;
  onFocus: () => void;
  uploads: ReturnType<typeof useUploads>;
  mention: ReturnType<typeof useMention>;
};

/** The textarea itself, with the list of people below it while a name is typed. */
export function WritingArea({ area, id, words, uploads, mention, onEdit, ...field }: Props) {
  const { open } = mention;
  const listId = `${id}-people`;
  useEffect(() => watchComposition(area.current!), [area]);

  const onInput = (event: FormEvent) => {
    if (!(event.nativeEvent as InputEvent).isComposing) mention.look();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposingKey(event) || mention.onKeyDown(event)) return;
    if (isSendKey(event)) event.currentTarget.form?.requestSubmit();
    else if (event.key === "b" && (event.ctrlKey || event.metaKey)) onEdit((it) => boldEdit(it, words.boldSample));
    else return;
    event.preventDefault();
  };

  return (
    <>
      <textarea
        ref={area}
        id={id}
        name={field.name}
        rows={field.rows}
        placeholder={field.placeholder}
        defaultValue={field.text}
        required
        autoComplete="off"
        hidden={field.isHidden}
        readOnly={field.isReadOnly}
        aria-invalid={field.isInvalid || undefined}
        aria-describedby={field.describedBy}
        aria-autocomplete={open ? "list" : undefined}
        aria-controls={open ? listId : undefined}
        aria-activedescendant={open ? optionId(listId, open.chosen) : undefined}
        onFocus={field.onFocus}
        onInput={onInput}
        onInvalid={field.onInvalid}
        onCompositionEnd={mention.look}
        onSelect={open ? mention.look : undefined}
        onBlur={mention.close}
        onKeyDown={onKeyDown}
        onPaste={(event) => uploads.take(event, event.clipboardData)}
        onDragOver={welcome}
        onDrop={(event) => uploads.take(event, event.dataTransfer)}
      />
      {open && <MentionList {...open} id={listId} words={words} onChoose={mention.choose} />}
    </>
  );
}

/** Without this word a browser drops no file here but opens it in place of the page, and of what was written. */
function welcome(event: DragEvent<HTMLTextAreaElement>) {
  if (event.dataTransfer.types.includes("Files")) event.preventDefault();
}
