"use client";
import { lazy, Suspense, useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { FormState } from "#components/form/action-form.tsx";
import { EMPTY } from "./draft-keeper.ts";
import { type Edit, type Field, wordsEdit } from "./edits.ts";
import { readInitial, readWords, writeParent, writeWords } from "./form-words.ts";
import { listenForInserts } from "./insert-event.ts";
import { CountLine, DraftLine, SendError, SheetHead, UploadLines } from "./status-line.tsx";
import { fieldOf, makeEdit, whenIdle } from "./textarea.ts";
import { Toolbar } from "./toolbar.tsx";
import type { ComposerProps } from "./types.ts";
import { useDraft } from "./use-draft.ts";
import { useMention } from "./use-mention.ts";
import { usePhoneSheet } from "./use-phone-sheet.ts";
import { useSend } from "./use-send.ts";
import { useUploads } from "./use-uploads.ts";
import { WritingArea } from "./writing-area.tsx";
import "./composer.css";

const DraftChoice = lazy(() => import("./draft-choice.tsx"));
const Preview = lazy(() => import("./preview.tsx"));
const MAX_CHARS = 20_000;
const COUNT_FROM_LEFT = 500;

/**
 * The form in which members write. It posts without JavaScript; this island adds a toolbar, pictures, names, drafts, a
 * preview, and a submit that keeps what was typed until it is accepted.
 */
export function Composer(props: ComposerProps) {
  const { words, name = "text", maxChars = MAX_CHARS, initialText = "", hidden = {} } = props;
  const form = useRef<HTMLFormElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const [left, setLeft] = useState<number | null>(null);
  const [previewed, setPreviewed] = useState<string | null>(null);
  const [notice, setNotice] = useState("");

  const draft = useDraft(
    {
      read: () => readWords(form.current, area.current),
      readInitial: () => readInitial(form.current, area.current),
      write: (saved) => {
        writeWords(form.current, area.current, saved);
        if (!props.onParent) return;
        writeParent(form.current, saved);
        props.onParent(saved.parentNumber ?? null);
      },
    },
    props,
  );
  const uploads = useUploads(area, { ...props, url: props.uploadUrl });
  const mention = useMention(area, props.mentionUrl);
  const sheet = usePhoneSheet(form);
  const onPosted = async (value: unknown) => {
    // Where the post leads to another page, the way back would lead away from that.
    await (value === null ? sheet.drop() : sheet.close());
    await props.onPosted?.(value);
  };
  const own = {
    name,
    draftVersion: draft.sending,
    clear() {
      draft.posted();
      setPreviewed(null);
      writeWords(form.current, area.current, EMPTY);
    },
  };
  const sending = useSend({ ...props, onPosted }, own);
  const failed = sending.state.status === "error" ? sending.state : null;
  const isRetry = sending.state.status === "offline" || sending.state.status === "failed";

  const edit = (make: (field: Field) => Edit) => {
    setPreviewed(null);
    const field = area.current;
    if (field) whenIdle(field, () => makeEdit(field, make(fieldOf(field))));
  };
  const insert = useEffectEvent((text: string) => edit((field) => wordsEdit(field, text)));
  useEffect(() => listenForInserts(form.current!, (text) => insert(text)), []);

  // Which post is answered is no input that anybody types in.
  const { parentNumber } = hidden;
  const changed = useEffectEvent(() => draft.changed());
  useEffect(() => changed(), [parentNumber]);

  const onInput = () => {
    const rest = maxChars - (area.current?.value.length ?? 0);
    setLeft(rest < COUNT_FROM_LEFT ? rest : null);
    draft.changed();
  };
  const onSubmit = (event: React.FormEvent<HTMLFormElement>) => {
    setNotice(uploads.isBusy ? words.uploadBusy : "");
    if (uploads.isBusy) event.preventDefault();
    else sending.send(event);
  };

  return (
    <form
      ref={form}
      id={props.id}
      className={sheet.isOpen ? "comp sheet" : "comp"}
      action={sending.submit}
      onSubmit={onSubmit}
      onInput={onInput}
      aria-busy={sending.isSending}
    >
      <input type="hidden" name="idempotencyKey" value={sending.key} />
      {Object.entries(hidden).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      {sheet.isOpen && <SheetHead label={props.label} words={words} onClose={sheet.close} />}
      <SendError state={sending.state} words={words} />
      {draft.state.kind === "choose" && (
        <Suspense>
          <DraftChoice other={draft.state.other} words={words} onChoose={draft.choose} />
        </Suspense>
      )}
      <FormState value={failed ?? { status: "idle" }}>{props.children}</FormState>
      <label className="vh" htmlFor={id}>
        {props.label}
      </label>
      <Toolbar
        words={words}
        onEdit={edit}
        onFiles={props.uploadUrl ? uploads.add : undefined}
        canMention={props.mentionUrl !== undefined}
      />
      <WritingArea
        {...{ area, id, name, words, uploads, mention }}
        rows={props.rows ?? 3}
        placeholder={props.placeholder}
        text={failed?.values[name] ?? initialText}
        describedBy={`${id}-error ${id}-count`}
        isInvalid={failed?.fields[name] !== undefined}
        isHidden={previewed !== null}
        isReadOnly={sending.isSending}
        onEdit={edit}
        onInvalid={() => setPreviewed(null)}
        onFocus={sheet.open}
      />
      {previewed !== null && (
        <div className="prose comp-preview">
          <Suspense>
            <Preview text={previewed} words={words} picked={mention.picked.current} files={uploads.shown.current} />
          </Suspense>
        </div>
      )}
      <CountLine left={left} words={words} id={`${id}-count`} />
      <p className="err" id={`${id}-error`}>
        {failed?.fields[name]}
      </p>
      <UploadLines lines={uploads.lines} words={words} />
      <footer>
        <div className="hint">
          {props.audience}
          <DraftLine state={draft.state} words={words} onDiscard={draft.discard} />
          <span role="status">{sending.isSending ? words.sending : notice}</span>
          <span className="keys">
            <kbd>Ctrl</kbd> <kbd>Enter</kbd> {words.sendKeys}
          </span>
        </div>
        <span className="grow" />
        <button
          type="button"
          className="btn g comp-preview-switch"
          aria-pressed={previewed !== null}
          onClick={() => setPreviewed(previewed === null ? area.current!.value : null)}
        >
          {previewed === null ? words.preview : words.edit}
        </button>
        <button type="submit" className="btn" aria-disabled={sending.isSending}>
          {isRetry ? words.retry : props.submitLabel}
        </button>
      </footer>
    </form>
  );
}
