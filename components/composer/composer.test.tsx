import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ArticleEditor } from "#components/editor/article-editor.tsx";
import { editorWords } from "#components/editor/words.ts";
import { Composer } from "./composer.tsx";
import { composerWords } from "./words.ts";

const hostile = `</textarea><script>alert(1)</script>"'`;

test("before any script runs, the composer is a form with its text and fields in it", () => {
  const html = renderToStaticMarkup(
    <Composer
      action={async () => ({ status: "idle" })}
      words={composerWords("zh-CN")}
      id="reply"
      label="你的回复"
      submitLabel="发布回复"
      hidden={{ threadId: hostile }}
      initialText={hostile}
      uploadUrl="/api/media"
      mentionUrl="/api/mentions"
    />,
  );
  expect(html).toContain('<form id="reply"');
  expect(html).toMatch(/<textarea[^>]* name="text"[^>]*>&lt;\/textarea&gt;&lt;script&gt;/);
  expect(html).toContain('name="threadId" value="&lt;/textarea&gt;');
  expect(html).toMatch(/<button type="submit"[^>]*>发布回复<\/button>/);
  expect(html).not.toContain("<script>alert");
  expect(html).not.toContain("style=");
});

test("until the editor has loaded, its form posts the body as it was", () => {
  const body = {
    type: "doc" as const,
    content: [{ type: "paragraph" as const, content: [{ type: "text" as const, text: hostile }] }],
  };
  const html = renderToStaticMarkup(
    <ArticleEditor name="body" label="正文" words={editorWords("zh-CN")} body={body} uploadUrl="/api/media" />,
  );
  const value = /name="body" value="([^"]*)"/.exec(html)![1]!;
  const text = value
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&#x27;", "'");
  expect(JSON.parse(text)).toEqual(body);
});
