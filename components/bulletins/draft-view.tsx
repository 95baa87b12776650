import { Attachment } from "#components/media/attachment.tsx";
import { mediaWords } from "#components/media/words.ts";
import { RichText } from "#components/rich-text/rich-text.tsx";
import { Title } from "#components/rich-text/title.tsx";
import { richTextWords } from "#components/rich-text/words.ts";
import type { Draft } from "#domains/bulletins/drafts/queries.ts";
import type { AttachmentSource } from "#domains/media/attachments.ts";
import type { MediaSource } from "#domains/media/queries.ts";
import type { Lang } from "#lib/i18n.ts";

type Props = {
  lang: Lang;
  draft: Draft;
  pictures: Record<string, MediaSource>;
  files: Record<string, AttachmentSource>;
};

/** The stored working copy, to be read on the desk. */
export function DraftView({ lang, draft, pictures, files }: Props) {
  return (
    <>
      <p className="ttl">
        <Title text={draft.title} />
      </p>
      {draft.summary && <p className="lede">{draft.summary}</p>}
      <div className={draft.indent ? "prose indent" : "prose"}>
        <RichText
          body={draft.body}
          words={richTextWords(lang)}
          imageFor={(id) => pictures[id] ?? null}
          attachmentFor={(id, title) =>
            files[id] && <Attachment source={files[id]} title={title} words={mediaWords(lang)} />
          }
        />
      </div>
    </>
  );
}
