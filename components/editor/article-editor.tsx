"use client";
import { lazy, type RefObject, Suspense, useEffect, useState } from "react";
import type { Body } from "#lib/text/nodes.ts";
import type { AttachmentInfo } from "./desk-extensions.ts";
import type { EditorHandle } from "./editor-handle.ts";
import type { PictureSource } from "./picture-node.ts";
import type { EditorWords } from "./words.ts";

export type ArticleEditorProps = {
  /** Of the hidden field that carries the body as JSON; its schema is `ArticleJson`. */
  name: string;
  label: string;
  words: EditorWords;
  body: Body | null;
  uploadUrl: string;
  /** The pictures that the body already carries. */
  pictures?: Record<string, PictureSource>;
  /** The videos, sounds and documents that it carries. */
  files?: Record<string, AttachmentInfo>;
  /** Half a second after a change, and never while an input method composes: for autosave. */
  onChange?: (body: Body, wordCount: number) => void;
  /** Holds the way to the text once the editor has loaded. */
  handle?: RefObject<EditorHandle | null>;
};

// 130 kB that only staff load, and only where they write.
const WritingDesk = lazy(() => import("./writing-desk.tsx"));

/** The staff's editor within any form: until it has loaded, and without JavaScript, the form posts the body unchanged. */
export function ArticleEditor(props: ArticleEditorProps) {
  const [isInBrowser, setIsInBrowser] = useState(false);
  useEffect(() => setIsInBrowser(true), []);
  const waiting = (
    <div className="doc">
      <input type="hidden" name={props.name} value={JSON.stringify(props.body ?? EMPTY)} />
      <p className="paper hint" role="status">
        {props.words.loading}
      </p>
      <noscript>
        <p className="note">{props.words.noScript}</p>
      </noscript>
    </div>
  );
  if (!isInBrowser) return waiting;
  return (
    <Suspense fallback={waiting}>
      <WritingDesk {...props} />
    </Suspense>
  );
}

const EMPTY: Body = { type: "doc", content: [{ type: "paragraph" }] };
