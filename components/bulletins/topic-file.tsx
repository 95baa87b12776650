import { unitNameOf } from "#components/forum/audience-badge.tsx";
import { Attachment } from "#components/media/attachment.tsx";
import { mediaWords } from "#components/media/words.ts";
import type { TopicItem } from "#domains/bulletins/topics/items/queries.ts";
import type { Lang } from "#lib/i18n.ts";
import type { TopicFiles } from "./topic-section.tsx";

const SIZES = "(min-width: 48em) 420px, 100vw";

type Props = { lang: Lang; item: TopicItem } & TopicFiles;

/** A picture, a film, a sound or a document of a topic, with its title, whose it is and the unit that it stays in. */
export function TopicFile({ lang, item, pictures, files }: Props) {
  const { title, file } = item;
  if (!file) return null;
  const caption = [title, file.author, unitNameOf(item, lang)].filter(Boolean).join(" · ");
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
