import "#components/rich-text/rich-text.css";
import { documentsIn } from "#components/media/document-card.tsx";
import { RichTextNodes } from "#components/rich-text/render.tsx";
import { parsePlain } from "#lib/text/parse-plain.ts";
import type { ShownFiles } from "./types.ts";
import type { Picked } from "./use-mention.ts";
import type { ComposerWords } from "./words.ts";

type Props = { text: string; words: ComposerWords; picked: Picked; files: ShownFiles };

/** The text as readers will see it, but for names typed by hand: these the server finds. Comes in a chunk of its own. */
export default function Preview({ text, words, picked, files }: Props) {
  if (text.trim() === "") return <p className="hint">{words.previewEmpty}</p>;
  const body = parsePlain(text, { mentions: picked, authors: quotedAuthors(text) });
  return (
    <RichTextNodes
      body={body}
      words={words.text}
      imageFor={(id) => files.pictures[id] ?? null}
      attachmentFor={documentsIn(files.documents, words.player)}
      ugc
    />
  );
}

/** The heads say whom they quote; the server will put the true author's name. */
function quotedAuthors(text: string): Map<number, string> {
  const heads = text.matchAll(/^[> ]*#(\d{1,7})[ \t]+(\S.{0,79})$/gm);
  return new Map([...heads].map(([, number, author]) => [Number(number), author!.trim()]));
}
