"use client";
import { type ReactNode, type SyntheticEvent, useState } from "react";
import { flushSync } from "react-dom";
import { fill } from "#components/composer/fill.ts";
import { ArticleEditor } from "#components/editor/article-editor.tsx";
import type { AttachmentInfo } from "#components/editor/desk-extensions.ts";
import type { PictureSource } from "#components/editor/picture-node.ts";
import type { EditorWords } from "#components/editor/words.ts";
import { FormState } from "#components/form/action-form.tsx";
import { TextField } from "#components/form/form-field.tsx";
import type { Draft } from "#domains/bulletins/drafts/queries.ts";
import type { ActionState } from "#domains/edge/action-state.ts";
import { ConflictPanel } from "./conflict-panel.tsx";
import { CoverField } from "./cover-field.tsx";
import { type Choice, type ColumnChoice, DraftDetails } from "./draft-details.tsx";
import { HeldPanel } from "./held-panel.tsx";
import { SaveStatus } from "./save-status.tsx";
import { type Base, useUnsaved } from "./unsaved-words.ts";
import { useDesk } from "./use-desk.ts";
import type { DeskWords, DraftWords, UploadWords } from "./words.ts";

export type DraftFields = Pick<
  Draft,
  | "id"
  | "version"
  | "title"
  | "summary"
  | "source"
  | "byline"
  | "columnId"
  | "unitId"
  | "coverId"
  | "indent"
  | "body"
  | "disclosure"
  | "kind"
  | "risk"
>;
type Props = {
  lang: string;
  draft: DraftFields;
  columns: ColumnChoice[];
  areas: Choice[];
  pictures: Record<string, PictureSource>;
  files: Record<string, AttachmentInfo>;
  words: DeskWords;
  draftWords: DraftWords;
  editorWords: EditorWords;
  uploadWords: UploadWords;
  limits: { title: number; summary: number };
  /** The version drawn is published or approved: the first save ends that, and what stands beside the text is drawn anew. */
  isSettled: boolean;
  /** By whom the version that lies on the server was saved, and how readers would see it: shown when that was somebody else. */
  savedBy: string;
  theirs: ReactNode;
  /** What stands beside the text: publishing. */
  children: ReactNode;
};

const FORM = "draft";

/** The writing desk, with what this tab could not save the last time put back. */
export function DraftForm(props: Props) {
  const unsaved = useUnsaved(props.draft);
  return (
    <Desk
      key={unsaved ? "unsaved" : "stored"}
      {...props}
      shown={unsaved?.draft ?? props.draft}
      back={unsaved?.base ?? null}
    />
  );
}

type DeskProps = Props & {
  /** The fields as they stand on the screen: as stored, or as they were when the tab lost them. */
  shown: DraftFields;
  /** On what they were written, where the tab has put them back. */
  back: Base | null;
};

/** With JavaScript it saves by itself; without, its fields are a plain form that leaves the text as it is. */
function Desk(props: DeskProps) {
  const { draft, shown, back, words, draftWords, lang, savedBy } = props;
  const [cover, setCover] = useState({ id: shown.coverId, turn: 0 });
  // Drawn anew each time, whatever its writer has chosen in it; and at once, since what is saved next is read from the form.
  const onCover = (id: string) => flushSync(() => setCover(({ turn }) => ({ id: id || null, turn: turn + 1 })));
  const desk = useDesk({ draft, back, isSettled: props.isSettled, savedBy, onCover });
  const { autosave, state, form, asked } = desk;
  const isRefused = state.status === "error" && state.code !== "conflict" && state.code !== "held";

  const onInput = (event: SyntheticEvent) => {
    if ((event.target as HTMLInputElement).form?.id === FORM) autosave.touch();
  };
  return (
    <FormState value={state}>
      <div
        className="edit"
        onInput={onInput}
        onCompositionStart={() => autosave.compose(true)}
        onCompositionEnd={() => autosave.compose(false)}
      >
        <form
          ref={form}
          id={FORM}
          action={desk.submit}
          onSubmit={(event) => {
            event.preventDefault();
            void autosave.saveNow();
          }}
        >
          <input type="hidden" name="bulletinId" value={draft.id} />
          <input type="hidden" name="version" value={typedVersion(state) ?? draft.version} />
          {isRefused && (
            <p className="note bad" role="alert">
              {state.message}
            </p>
          )}
          {back && !asked && autosave.state.kind !== "saved" && (
            <p className="note" role="status">
              {words.putBack}
            </p>
          )}
          {desk.mergedWith && !asked && (
            <p className="note ok" role="status">
              {fill(draftWords.merged, { name: desk.mergedWith })}
            </p>
          )}
          {asked === "conflict" && (
            <ConflictPanel
              draftId={draft.id}
              theirs={{ version: draft.version, by: savedBy, view: props.theirs }}
              rival={desk.rival}
              onSaveMine={desk.saveMine}
              onTakeTheirs={desk.takeTheirs}
              words={draftWords}
              fields={words.fields}
            />
          )}
          {asked === "held" && state.status === "error" && (
            <HeldPanel draftId={draft.id} message={state.message} onTakeOver={desk.takeOver} words={draftWords} />
          )}
          <div className="box draftttl">
            <TextField
              name="title"
              label={words.fields.title}
              defaultValue={shown.title}
              maxLength={props.limits.title}
              required
            />
            <p className="acts-r">
              <SaveStatus state={autosave.state} lang={lang} words={words} />
              <button type="submit" className="btn p s">
                {words.save}
              </button>
            </p>
          </div>
          <ArticleEditor
            name="body"
            label={words.fields.body}
            words={props.editorWords}
            body={shown.body}
            uploadUrl="/api/media"
            pictures={props.pictures}
            files={props.files}
            onChange={autosave.touch}
            handle={desk.editor}
          />
        </form>
        <aside className="insp">
          {props.children}
          <DraftDetails
            form={FORM}
            draft={shown}
            columns={props.columns}
            areas={props.areas}
            words={words.fields}
            summaryMax={props.limits.summary}
          >
            <CoverField
              key={cover.turn}
              form={FORM}
              cover={coverOf(cover.id, props.pictures)}
              words={words.fields}
              uploadWords={props.uploadWords}
              onChange={autosave.touch}
            />
          </DraftDetails>
        </aside>
      </div>
    </FormState>
  );
}

/** After a refusal without JavaScript the form keeps the version it was filled in on. */
const typedVersion = (state: ActionState) => (state.status === "error" ? state.values.version : undefined);

function coverOf(coverId: string | null, pictures: Record<string, PictureSource>) {
  const picture = coverId ? pictures[coverId] : undefined;
  return coverId && picture ? { id: coverId, src: picture.src } : null;
}
