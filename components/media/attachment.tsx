import "./player.css";
import { useId } from "react";
import type { AttachmentSource } from "#domains/media/attachments.ts";
import { DocumentCard } from "./document-card.tsx";
import { QualityChoice } from "./quality-choice.tsx";
import { playTime } from "./sizes.ts";
import type { MediaWords } from "./words.ts";

type Props = { source: AttachmentSource; title: string; words: Pick<MediaWords, "player" | "captions"> };

/** What a prepared film has at most. */
const BEST_LINES = 720;

/** A video, a sound or a document among a text. Nothing is loaded before somebody asks for it. */
export function Attachment({ source, title, words }: Props) {
  const videoId = useId();
  if (source.kind === "document") return <DocumentCard source={source} title={title} words={words.player} />;
  const tracks = source.captions.map(({ lang, src }, index) => (
    <track
      key={lang}
      kind="captions"
      src={src}
      srcLang={lang}
      label={words.captions.langs[lang]}
      default={index === 0}
    />
  ));
  // A browser that cannot stream takes the file, and its reader may choose a smaller one.
  const sources = (
    <>
      {source.hls && <source src={source.hls} type="application/vnd.apple.mpegurl" />}
      <source src={source.src} />
      {tracks}
    </>
  );
  return (
    <figure className="fig player">
      {source.kind === "video" ? (
        // biome-ignore lint/a11y/useMediaCaption: captions are the editors' to give; where there are any, they are here
        <video
          // Prepared meanwhile it is another one: this one has chosen its file already.
          key={source.hls}
          id={videoId}
          controls
          playsInline
          // For the browser within WeChat on Android, which plays over the whole screen otherwise.
          x5-playsinline=""
          preload="none"
          poster={source.poster ?? undefined}
          width={source.width ?? 1280}
          height={source.height ?? 720}
          aria-label={title}
        >
          {sources}
        </video>
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: as above
        <audio controls preload="none" aria-label={title}>
          {sources}
        </audio>
      )}
      <figcaption>
        {title}
        {source.durationMs !== null && <small className="num"> {playTime(source.durationMs)}</small>}
        {source.height !== null && source.smaller.length > 0 && (
          <QualityChoice
            videoId={videoId}
            files={[{ height: Math.min(source.height, BEST_LINES), src: source.src }, ...source.smaller]}
            label={words.player.quality}
          />
        )}
      </figcaption>
    </figure>
  );
}
