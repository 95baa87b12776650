import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LinkedData, sharedCard } from "./shared-card.tsx";

const at = new Date("2026-11-30T02:00:00Z");
const bulletin = {
  ...{ id: "1", title: "关于</script><script>alert(1)</script>的通报", summary: "三起 <b>问题</b>", coverId: "7" },
  ...{ firstPublishedAt: at, publishedAt: at },
};
const house = { organisation: "清江集团", origin: "https://qf.example", path: "/public/bulletins/1" };
const linked = (of: typeof bulletin | (Omit<typeof bulletin, "coverId"> & { coverId: null }), origin = true) =>
  renderToStaticMarkup(<LinkedData bulletin={of} house={{ ...house, origin: origin ? house.origin : null }} />);

test("search engines are told headline, picture, dates and publisher, and no title ends the script", () => {
  const markup = linked(bulletin);
  expect(markup.match(/<\/script>/g)).toHaveLength(1);
  expect(markup.match(/</g)).toHaveLength(2);
  const said = JSON.parse(markup.replace(/^<script[^>]*>|<\/script>$/g, ""));
  expect(said).toEqual({
    ...{ "@context": "https://schema.org", "@type": "NewsArticle", headline: bulletin.title },
    ...{ description: bulletin.summary, image: ["https://qf.example/api/media/7/16x9"] },
    ...{ mainEntityOfPage: "https://qf.example/public/bulletins/1" },
    ...{ datePublished: "2026-11-30T02:00:00.000Z", dateModified: "2026-11-30T02:00:00.000Z" },
    publisher: { "@type": "Organization", name: "清江集团" },
  });
  expect(linked({ ...bulletin, coverId: null })).not.toContain("image");
  expect(linked(bulletin, false)).not.toMatch(/image|mainEntity/);
});

test("whoever passes the address on shows title, summary and picture", () => {
  expect(sharedCard(bulletin, house)).toEqual({
    description: bulletin.summary,
    alternates: { canonical: "https://qf.example/public/bulletins/1" },
    openGraph: {
      ...{ type: "article", title: bulletin.title, description: bulletin.summary, siteName: "清江集团" },
      ...{ url: "https://qf.example/public/bulletins/1", images: "https://qf.example/api/media/7/16x9" },
      ...{ publishedTime: "2026-11-30T02:00:00.000Z", modifiedTime: "2026-11-30T02:00:00.000Z" },
    },
  });
  expect(sharedCard({ ...bulletin, summary: "" }, { ...house, origin: null })).toMatchObject({
    description: undefined,
    openGraph: { images: undefined },
  });
});
