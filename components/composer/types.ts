import type { ReactNode } from "react";
import type { ActionState } from "#domains/edge/action-state.ts";
import type { DocumentSource } from "#domains/media/attachments.ts";
import type { DraftOptions } from "./use-draft.ts";
import type { ComposerWords } from "./words.ts";

/** `formAction(command)` as it is. */
export type FormAction = (before: ActionState, form: FormData) => Promise<ActionState>;
export type Person = { id: string; name: string; unit: string };
export type ShownPicture = { src: string; width: number; height: number };
/** What the files of a text are shown from, by their ids. */
export type ShownFiles = { pictures: Record<string, ShownPicture>; documents: Record<string, DocumentSource> };

export type SendOptions = {
  /** Without JavaScript it must end in a redirect; with it, a redirect counts as posted. */
  action: FormAction;
  /** Called within the transition of the submit: a place for `useOptimistic`. */
  onPending?: (post: { key: string; text: string }) => void;
  /** Awaited before the optimistic state goes. */
  onPosted?: (value: unknown) => void | Promise<void>;
  onFailed?: (state: ActionState | null) => void;
};

export type ComposerProps = SendOptions &
  DraftOptions & {
    words: ComposerWords;
    /** Id of the form, for `insertIntoComposer` and links to `#id`. */
    id?: string;
    /** Name of the textarea in the form. */
    name?: string;
    label: string;
    submitLabel: string;
    placeholder?: string;
    /** Further hidden fields. */
    hidden?: Record<string, string>;
    initialText?: string;
    maxChars?: number;
    rows?: number;
    uploadUrl?: string;
    mentionUrl?: string;
    /** What the text already carries, for the preview. */
    pictures?: Record<string, ShownPicture>;
    documents?: Record<string, DocumentSource>;
    /** A draft that comes back answered this post (`hidden.parentNumber`), or none. */
    onParent?: (number: number | null) => void;
    /** Who will see it. */
    audience?: ReactNode;
    /** Fields above the text, such as a title (`name="title"`: it is kept in the draft). */
    children?: ReactNode;
  };
