import { UUID } from "#lib/text/urls.ts";
import { type Loose, words } from "./read-json.ts";
import type { Reading } from "./render.tsx";

/** A picture as its carrier's page resolved it for this reader. */
export type PictureSource = { src: string; srcSet?: string; sizes?: string; width: number; height: number };

/** A picture by its media id; where it is gone or not for this reader, its description stands in its place. */
export function Picture({ node, reading }: { node: Loose; reading: Reading }) {
  const id = words(node.attrs.mediaId);
  const alt = words(node.attrs.alt);
  const caption = words(node.attrs.caption);
  const source = UUID.test(id) ? reading.imageFor(id) : null;
  return (
    <figure className="fig">
      {source ? (
        <img {...shown(source)} alt={alt} loading="lazy" decoding="async" />
      ) : (
        <p className="pic-missing">{missing(reading, alt)}</p>
      )}
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  );
}

const missing = ({ words: said }: Reading, alt: string) =>
  alt ? said.pictureMissingNamed.replace("{alt}", () => alt) : said.pictureMissing;

/** Only these reach the element, whatever else the caller's object carries. */
const shown = ({ src, srcSet, sizes, width, height }: PictureSource) => ({ src, srcSet, sizes, width, height });
