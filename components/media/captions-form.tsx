"use client";
import { FileUp } from "lucide-react";
import { useRef } from "react";
import { fill } from "#components/composer/fill.ts";
import { ActionForm } from "#components/form/action-form.tsx";
import { TextAreaField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import type { CaptionLang } from "#db/enums/media.ts";
import { setCaptionsAction } from "#domains/media/actions.ts";
import type { MediaWords } from "./words.ts";

type Props = {
  itemId: string;
  lang: CaptionLang;
  text: string;
  maxChars: number;
  words: MediaWords;
};

/** The text of a film in one language: typed, pasted, or read from a file into the field, where it can be put right. */
export function CaptionsForm({ itemId, lang, text, maxChars, words }: Props) {
  const picker = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLDivElement>(null);
  const t = words.captions;
  const read = async (file: File | undefined) => {
    const field = form.current?.querySelector("textarea");
    if (file && field) field.value = (await file.slice(0, 4 * maxChars).text()).slice(0, maxChars);
  };
  return (
    <div ref={form}>
      <ActionForm action={setCaptionsAction} className="deed" doneMessage={words.item.saved}>
        <input type="hidden" name="itemId" value={itemId} />
        <input type="hidden" name="lang" value={lang} />
        <TextAreaField
          name="text"
          className="in code"
          label={fill(t.text, { lang: t.langs[lang] })}
          hint={t.hint}
          defaultValue={text}
          maxLength={maxChars}
          rows={8}
          spellCheck={false}
        />
        <input
          ref={picker}
          type="file"
          accept=".vtt,.srt,text/vtt"
          hidden
          aria-label={`${t.choose} ${t.langs[lang]}`}
          onChange={(event) => {
            void read(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
        <p className="acts-r">
          <SubmitButton className="btn s">{t.save}</SubmitButton>
          <button type="button" className="btn g s" onClick={() => picker.current?.click()}>
            <FileUp className="i" aria-hidden />
            {t.choose}
          </button>
        </p>
      </ActionForm>
    </div>
  );
}
