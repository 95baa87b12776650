import juice from "juice";
import type { Body, Mark } from "#lib/text/nodes.ts";
import { walk } from "#lib/text/nodes.ts";
import { escaped, toHtml } from "./to-html.ts";

/** What the editor of an official account takes: documented for draft/add of the WeChat Official Account API. */
export const WECHAT_LIMITS = { title: 32, author: 16, digest: 128, chars: 20_000, bytes: 1024 * 1024 };

export type WechatFinding = { key: keyof typeof WECHAT_LIMITS | "links" | "pictures" | "files"; count: number };
type Words = { picture: string; attachment: string };
type Article = { title: string; byline: string; summary: string; indent: boolean; body: Body };

/**
 * An article for an official account: every style on its element, since the platform drops style sheets, classes, scripts
 * and positions; in the place of each picture its number and of each
 * video or document its title, since it drops files that lie elsewhere.
 */
export function wechatArticle(article: Article, said: Words) {
  const shown = [...walk(article.body)].flatMap((node) => (node.type === "image" ? [node.attrs.mediaId] : []));
  const numbers = new Map([...new Set(shown)].map((id, index) => [id, index + 1]));
  const body = toHtml(article.body, {
    picture: (id, alt, caption) =>
      `<p class="picture">［${escaped(said.picture)} ${numbers.get(id)}${alt ? `：${escaped(alt)}` : ""}］</p>${
        caption ? `<p class="caption">${escaped(caption)}</p>` : ""
      }`,
    attachment: (title) => `<p class="picture">［${escaped(said.attachment)}：${escaped(title)}］</p>`,
  });
  const styled = juice.inlineContent(
    `<section class="article${article.indent ? " indent" : ""}">${body}</section>`,
    STYLES,
  );
  // Ours alone stand here: whatever a text says is escaped.
  const html = styled.replaceAll(/ class="[^"]*"/g, "");
  return { html, findings: findingsOf(article, html, numbers.size), pictures: [...numbers.keys()] };
}

function findingsOf({ title, byline, summary, body }: Article, html: string, pictures: number): WechatFinding[] {
  const measured: [WechatFinding["key"], number][] = [
    ["title", [...title].length],
    ["author", [...byline].length],
    ["digest", [...summary].length],
    ["chars", [...html].length],
    ["bytes", Buffer.byteLength(html)],
  ];
  const over = measured.filter(([key, count]) => count > WECHAT_LIMITS[key as keyof typeof WECHAT_LIMITS]);
  const links = [...walk(body)].filter((node) => node.type === "text" && node.marks?.some(isLink)).length;
  const files = [...walk(body)].filter((node) => node.type === "attachment").length;
  const noted: [WechatFinding["key"], number][] = [
    ["links", links],
    ["pictures", pictures],
    ["files", files],
  ];
  return [...over, ...noted.filter(([, count]) => count > 0)].map(([key, count]) => ({ key, count }));
}

const isLink = ({ type }: Mark) => type === "link";

/** The sheet of an article in a phone's width; the colours are those of the light theme in figures. */
const STYLES = `
  .article { font-size: 16px; line-height: 1.9; color: #2a2623; letter-spacing: 0.5px; }
  .p { margin: 0 0 16px; }
  .indent > .p { text-indent: 2em; }
  .article .right { text-align: right; text-indent: 0; }
  .h2 { margin: 28px 0 14px; padding-left: 10px; border-left: 4px solid #0c5b5f; font-size: 18px; font-weight: bold; }
  .h3 { margin: 22px 0 10px; font-size: 17px; font-weight: bold; }
  .h4 { margin: 18px 0 8px; font-size: 16px; font-weight: bold; }
  .list { margin: 0 0 16px; padding-left: 24px; }
  .item { margin: 0 0 6px; }
  .quote { margin: 0 0 16px; padding: 10px 14px; border-left: 3px solid #c9a34b; background: #f7f4ec; color: #55504b; }
  .callout { margin: 0 0 16px; padding: 12px 14px; border: 1px solid #d8d3ca; background: #f7f6f3; }
  .law { border-left: 4px solid #0c5b5f; }
  .warning { border-left: 4px solid #a8321f; }
  .rule { margin: 24px 0; border: 0; border-top: 1px solid #d8d3ca; }
  .code { margin: 0 0 16px; padding: 10px; background: #f3f1ec; white-space: pre-wrap; }
  .table { width: 100%; margin: 0 0 16px; border-collapse: collapse; font-size: 14px; }
  .th, .td { padding: 6px 8px; border: 1px solid #d8d3ca; text-align: left; vertical-align: top; }
  .th { background: #f3f1ec; font-weight: bold; }
  .dots { text-emphasis: dot; text-emphasis-position: under right; }
  .link { color: #0c5b5f; }
  .picture { margin: 0 0 8px; padding: 18px 8px; border: 1px dashed #0c5b5f; text-align: center; color: #0c5b5f; }
  .caption { margin: 0 0 16px; text-align: center; font-size: 13px; color: #77716b; }
`;
