import type { Metadata } from "next";
import type { Bulletin } from "#domains/bulletins/queries.ts";

type Shared = Pick<Bulletin, "id" | "title" | "summary" | "coverId" | "firstPublishedAt" | "publishedAt">;
type House = {
  organisation: string;
  /** What addresses begin with; null where nobody has said it: then nothing that needs a whole address is told. */
  origin: string | null;
  /** The page without its origin. */
  path: string;
};

/** JPEG: what reads these lines knows WebP less often than browsers do. */
const pictureOf = ({ coverId }: Shared, { origin }: House) =>
  coverId && origin ? `${origin}/api/media/${coverId}/16x9` : undefined;

/** What a public bulletin shows of itself where its address is passed on: OpenGraph. */
export function sharedCard(bulletin: Shared, house: House): Metadata {
  const { title, summary, firstPublishedAt, publishedAt } = bulletin;
  const { organisation, origin, path } = house;
  const picture = pictureOf(bulletin, house);
  return {
    description: summary || undefined,
    ...(origin && { alternates: { canonical: origin + path } }),
    openGraph: {
      ...{ type: "article", title, description: summary || undefined, siteName: organisation },
      ...(origin && { url: origin + path }),
      publishedTime: firstPublishedAt.toISOString(),
      modifiedTime: publishedAt.toISOString(),
      images: picture,
    },
  };
}

/** The same for search engines: schema.org NewsArticle. `<` cannot end the script. */
export function LinkedData({ bulletin, house }: { bulletin: Shared; house: House }) {
  const picture = pictureOf(bulletin, house);
  const said = {
    ...{ "@context": "https://schema.org", "@type": "NewsArticle", headline: bulletin.title },
    ...(bulletin.summary && { description: bulletin.summary }),
    ...(picture && { image: [picture] }),
    ...(house.origin && { mainEntityOfPage: house.origin + house.path }),
    datePublished: bulletin.firstPublishedAt.toISOString(),
    dateModified: bulletin.publishedAt.toISOString(),
    publisher: { "@type": "Organization", name: house.organisation },
  };
  const json = JSON.stringify(said).replaceAll("<", "\\u003c");
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
