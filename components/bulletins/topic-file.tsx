import { Attachment } from "#components/media/attachment.tsx";
import { mediaWords } from "#components/media/words.ts";
import type { TopicItem } from "#domains/bulletins/topics/items/queries.ts";
import type { Lang } from "#lib/i18n.ts";
import type { TopicFiles } from "./topic-section.tsx";

const SIZES = "(min-width: 48em) 420px, 100vw";

type Props = { lang: Lang; item: TopicItem } & TopicFiles;

/** A picture, a film, a sound or a document of a topic, with its title and whose it is. */
export function TopicFile({ lang, item: { title, file }, pictures, files }: Props) {
  if (!file) return null;
  const caption = [title, file.author].filter(Boolean).join(" · ");
  const attachment = files[file.mediaId];
  if (attachment) return <Attachment source={attachment} title={caption} words={mediaWords(lang)} />;
  const picture = pictures[file.mediaId];
  if (!picture) return null;
  return (
    <figure className="fig">
      <img {...picture} sizes={SIZES} alt={file.alt || title} loading="lazy" decoding="async" />
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
