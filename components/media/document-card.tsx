import "./document-card.css";
import { Download, FileText } from "lucide-react";
import type { DocumentSource } from "#domains/media/attachments.ts";
import { fileSize } from "./sizes.ts";

type Words = { newTab: string; download: string };
type Props = { source: DocumentSource; title: string; words: Words };

/** A document among a text: what it is, how large, and the way to it. A PDF opens in the browser, others are taken along. */
export function DocumentCard({ source, title, words }: Props) {
  return (
    <div className="filecard">
      <FileText className="i" aria-hidden />
      <span>
        {source.format === "pdf" ? (
          <a href={source.src} target="_blank" rel="noreferrer">
            {title}
            <span className="vh">（{words.newTab}）</span>
          </a>
        ) : (
          title
        )}
        <small className="num">
          {source.format.toUpperCase()} · {fileSize(source.bytes)}
        </small>
      </span>
      <a
        className="btn g s"
        href={`${source.src}?download`}
        download={source.fileName}
        aria-label={`${words.download} ${title}`}
      >
        <Download className="i" aria-hidden />
        {words.download}
      </a>
    </div>
  );
}

/** How a post shows the documents it carries; null for one that is gone. */
export const documentsIn =
  (sources: Record<string, DocumentSource>, words: Words) => (mediaId: string, title: string) =>
    sources[mediaId] ? <DocumentCard source={sources[mediaId]} title={title} words={words} /> : null;
