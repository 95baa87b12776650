import type { Slice } from "@tiptap/pm/model";
import type { EditorView } from "@tiptap/pm/view";
import { type Editor, EditorContent, useEditor } from "@tiptap/react";
import { useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from "react";
import { fill } from "#components/composer/fill.ts";
import { countWords, plainText } from "#lib/text/excerpt.ts";
import type { Body } from "#lib/text/nodes.ts";
import type { ArticleEditorProps } from "./article-editor.tsx";
import { cleanPaste } from "./clean-paste.ts";
import { deskExtensions } from "./desk-extensions.ts";
import { type EditorHandle, editorHandle } from "./editor-handle.ts";
import { EditorToolbar } from "./editor-toolbar.tsx";
import { toBody } from "./to-body.ts";
import { usePictures } from "./use-pictures.ts";
import "#components/rich-text/rich-text.css";
import "./editor.css";

const QUIET_MS = 500;

/** Tiptap, as the schema of articles allows. Loaded by ArticleEditor. */
export default function WritingDesk({
  name,
  label,
  words,
  body,
  uploadUrl,
  pictures,
  files: carried,
  onChange,
  handle,
}: ArticleEditorProps) {
  const field = useRef<HTMLInputElement>(null);
  const [wordCount, setWordCount] = useState(() => (body ? countWords(plainText(body)) : 0));
  const [files] = useState(() => new Map(Object.entries(carried ?? {})));
  const uploads = usePictures(uploadUrl, words, pictures);
  // Made once: new options at each render would reconfigure the editor under the hands of an input method.
  const [options] = useState(() => ({
    extensions: deskExtensions(words, uploads.sources, files),
    content: body,
    // The server renders no editor, and Safari's input methods need the first render to be the only one.
    immediatelyRender: false as const,
    shouldRerenderOnTransaction: false,
    injectCSS: false,
    editorProps: {
      attributes: { class: "prose", role: "textbox", "aria-multiline": "true", "aria-label": label },
      transformPastedHTML: cleanPaste,
      handlePaste: (view: EditorView, event: ClipboardEvent, slice: Slice) =>
        uploads.paste(event.clipboardData, slice, view),
      handleDrop: (view: EditorView, event: DragEvent, _: unknown, isMoved: boolean) =>
        !isMoved && uploads.take(event.dataTransfer, view),
    },
  }));
  const editor = useEditor(options);
  const tell = useEffectEvent((written: Body) => {
    const count = countWords(plainText(written));
    if (field.current) field.current.value = JSON.stringify(written);
    setWordCount(count);
    onChange?.(written, count);
  });
  useEffect(() => (editor ? whenQuiet(editor, (written) => tell(written)) : undefined), [editor]);
  useEffect(() => (editor ? writeAtSubmit(editor, field.current) : undefined), [editor]);
  useImperativeHandle<EditorHandle | null, EditorHandle | null>(handle, () => (editor ? editorHandle(editor) : null), [
    editor,
  ]);
  // What somebody else has put into the text meanwhile has files of its own.
  useEffect(() => {
    for (const [id, source] of Object.entries(pictures ?? {})) uploads.sources.set(id, source);
    for (const [id, file] of Object.entries(carried ?? {})) files.set(id, file);
  }, [pictures, carried, files, uploads.sources]);

  return (
    <section className="doc" aria-label={label}>
      <input ref={field} type="hidden" name={name} defaultValue={JSON.stringify(body ?? toBody({}))} />
      {editor && (
        <EditorToolbar
          editor={editor}
          words={words}
          onFiles={(added) => uploads.add(added, editor.view)}
          media={{ sources: uploads.sources, files }}
        >
          <span className="hint num">{fill(words.count, { count: wordCount })}</span>
        </EditorToolbar>
      )}
      {uploads.notice && (
        <p className={uploads.notice.failed ? "note bad" : "note"} role={uploads.notice.failed ? "alert" : "status"}>
          {uploads.notice.text}
        </p>
      )}
      <div className="paper">
        <EditorContent editor={editor} />
      </div>
    </section>
  );
}

/** Tells what is written once nothing has changed for a while and no input method is at work. */
function whenQuiet(editor: Editor, tell: (body: Body) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (editor.view.composing ? wait() : tell(toBody(editor.getJSON()))), QUIET_MS);
  };
  editor.on("update", wait);
  return () => {
    clearTimeout(timer);
    editor.off("update", wait);
  };
}

/** A form posted right after the last key takes what stands in the editor, not what the hidden field knew. */
function writeAtSubmit(editor: Editor, field: HTMLInputElement | null) {
  const form = field?.form;
  const write = (event: FormDataEvent) => event.formData.set(field!.name, JSON.stringify(toBody(editor.getJSON())));
  form?.addEventListener("formdata", write);
  return () => form?.removeEventListener("formdata", write);
}
