"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, type SyntheticEvent, useActionState, useEffect, useRef, useState } from "react";
import { ArticleEditor } from "#components/editor/article-editor.tsx";
import type { AttachmentInfo } from "#components/editor/desk-extensions.ts";
import type { PictureSource } from "#components/editor/picture-node.ts";
import type { EditorWords } from "#components/editor/words.ts";
import { FormState } from "#components/form/action-form.tsx";
import { TextField } from "#components/form/form-field.tsx";
import { autosaveDraftAction, saveDraftAction } from "#domains/bulletins/actions.ts";
import type { Draft } from "#domains/bulletins/drafts/queries.ts";
import type { ActionState } from "#domains/edge/action-state.ts";
import { CoverField } from "./cover-field.tsx";
import { type Choice, type ColumnChoice, DraftDetails } from "./draft-details.tsx";
import { useDraftVersion } from "./draft-version.tsx";
import { SaveStatus } from "./save-status.tsx";
import { forgetUnsaved, keepUnsaved, useUnsaved, useUnsavedAtLeave } from "./unsaved-words.ts";
import { useAutosave } from "./use-autosave.ts";
import type { DeskWords, UploadWords } from "./words.ts";

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
  editorWords: EditorWords;
  uploadWords: UploadWords;
  limits: { title: number; summary: number };
  /** The version drawn is published or approved: the first save ends that, and what stands beside the text is drawn anew. */
  isSettled: boolean;
  /** The version that lies on the server, as readers would see it: shown when somebody else saved meanwhile. */
  theirs: ReactNode;
  /** What stands beside the text: publishing. */
  children: ReactNode;
};

const FORM = "draft";
const idle: ActionState<never> = { status: "idle" };

/** The writing desk, with what this tab could not save the last time put back. */
export function DraftForm(props: Props) {
  const unsaved = useUnsaved(props.draft);
  return (
    <Desk key={unsaved ? "unsaved" : "stored"} {...props} shown={unsaved ?? props.draft} isBack={unsaved !== null} />
  );
}

type DeskProps = Props & {
  /** The fields as they stand on the screen: as stored, or as they were when the tab lost them. */
  shown: DraftFields;
  isBack: boolean;
};

/** With JavaScript it saves by itself; without, its fields are a plain form that leaves the text as it is. */
function Desk(props: DeskProps) {
  const { draft, shown, isBack, words, lang } = props;
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [posted, submit] = useActionState<ActionState, FormData>(saveDraftAction as never, idle);
  const [answer, setAnswer] = useState<ActionState>(idle);
  const { version, tell } = useDraftVersion();
  /** The version on which the words on the screen were written. */
  const base = useRef(isBack ? shown.version : version || draft.version);
  const route = useRef(choiceOf(draft));
  const autosave = useAutosave(autosaveDraftAction, saveDraftAction, {
    form: () => form.current,
    version: () => base.current,
    onSending: (data) => keepUnsaved(draft.id, data),
    onSaved: (saved) => {
      forgetUnsaved(draft.id);
      base.current = saved;
      tell({ version: saved });
      // Another column, kind or risk may mean another way of its review, which stands beside the text.
      const chosen = choiceIn(form.current);
      if (props.isSettled || chosen !== route.current) router.refresh();
      route.current = chosen;
    },
    onState: setAnswer,
  });
  const { kind } = autosave.state;
  useUnsavedAtLeave(form, base, draft.id, kind !== "clean" && kind !== "saved");
  useEffect(() => {
    if (isBack) autosave.touch();
  }, []);
  useEffect(() => tell({ isDirty: kind !== "clean" && kind !== "saved" }), [kind, tell]);
  useEffect(() => {
    if (kind === "conflict") router.refresh();
  }, [kind, router]);
  const state = answer.status === "idle" ? posted : answer;
  const isConflict = kind === "conflict" || (state.status === "error" && state.code === "conflict");

  const onInput = (event: SyntheticEvent) => {
    if ((event.target as HTMLInputElement).form?.id === FORM) autosave.touch();
  };
  const keepMine = () => {
    base.current = draft.version;
    void autosave.saveNow();
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
          action={submit}
          onSubmit={(event) => {
            event.preventDefault();
            void autosave.saveNow();
          }}
        >
          <input type="hidden" name="bulletinId" value={draft.id} />
          <input type="hidden" name="version" value={typedVersion(state) ?? draft.version} />
          {state.status === "error" && !isConflict && (
            <p className="note bad" role="alert">
              {state.message}
            </p>
          )}
          {isBack && kind !== "saved" && !isConflict && (
            <p className="note" role="status">
              {words.putBack}
            </p>
          )}
          {isConflict && <Conflict words={words} theirs={props.theirs} draft={draft} onKeep={keepMine} />}
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
              form={FORM}
              cover={coverOf(shown, props.pictures)}
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

type ConflictProps = { words: DeskWords; theirs: ReactNode; draft: DraftFields; onKeep: () => void };

/** Both texts on the screen: one's own in the editor, the other's here. */
function Conflict({ words, theirs, draft, onKeep }: ConflictProps) {
  return (
    <section className="note warn conflict" role="alert">
      <p>{words.conflict}</p>
      <p className="acts-r">
        <button
          type="submit"
          className="btn g s"
          name="version"
          value={draft.version}
          onClick={(event) => {
            event.preventDefault();
            onKeep();
          }}
        >
          {words.keepMine}
        </button>
        <a className="btn t s" href={`/desk/bulletins/${draft.id}`}>
          {words.takeTheirs}
        </a>
      </p>
      <details open>
        <summary>{words.theirs}</summary>
        <div className="box paper">{theirs}</div>
      </details>
    </section>
  );
}

/** After a refusal without JavaScript the form keeps the version it was filled in on. */
const typedVersion = (state: ActionState) => (state.status === "error" ? state.values.version : undefined);

const choiceOf = ({ columnId, kind, risk }: Record<"columnId" | "kind" | "risk", unknown>) =>
  [columnId, kind, risk].join();

function choiceIn(form: HTMLFormElement | null): string {
  const { columnId, kind, risk } = Object.fromEntries(new FormData(form ?? undefined));
  return choiceOf({ columnId, kind, risk });
}

function coverOf({ coverId }: DraftFields, pictures: Record<string, PictureSource>) {
  const picture = coverId ? pictures[coverId] : undefined;
  return coverId && picture ? { id: coverId, src: picture.src } : null;
}
