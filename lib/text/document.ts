import { z } from "zod";
import { isBlank } from "./excerpt.ts";
import { ARTICLE_JSON_MAX_BYTES, ARTICLE_LIMITS, brokenLimit, type Limits, MEMBER_LIMITS } from "./limits.ts";
import type { Body } from "./nodes.ts";
import { ArticleDoc, MemberDoc } from "./schema.ts";

export type { Body } from "./nodes.ts";

/**
 * A post's body as stored. Refusals have no path below the field and one key of `errors.fields`:
 * required, textTooLong, textTooDeep, textLink, malformed.
 */
export const MemberBody = bodyOf(MemberDoc, MEMBER_LIMITS).refine((body) => !isBlank(body), {
  params: { key: "required" },
});
export type MemberBody = Body;

/** A bulletin's or case's body as stored; it may be blank while it is being written (ask `isBlank` before publishing). */
export const ArticleBody = bodyOf(ArticleDoc, ARTICLE_LIMITS);
export type ArticleBody = Body;

/** An article's body as the editor's hidden field posts it: JSON text, its size checked before it is parsed. */
export const ArticleJson = z
  .string()
  .refine((json) => !isLongerThan(json, ARTICLE_JSON_MAX_BYTES), { params: { key: "textTooLong" } })
  .transform((json, context): unknown => {
    try {
      return JSON.parse(json);
    } catch {
      context.addIssue({ code: "custom", params: { key: "malformed" } });
      return z.NEVER;
    }
  })
  .pipe(ArticleBody);

/** What a member typed: line ends made equal before the length is measured, since forms post CRLF and `maxlength` counts LF. */
export const MemberText = z
  .string()
  .max(2 * MEMBER_LIMITS.chars)
  .transform((text) => text.replace(/\r\n?/g, "\n").trim())
  .pipe(z.string().min(1).max(MEMBER_LIMITS.chars));

const LIMIT_KEYS = { chars: "textTooLong", nodes: "textTooLong", depth: "textTooDeep" } as const;

function bodyOf(schema: z.ZodType<Body>, limits: Limits) {
  return z.unknown().transform((value, context): Body => {
    const refuse = (key: string) => {
      context.addIssue({ code: "custom", params: { key } });
      return z.NEVER;
    };
    const broken = brokenLimit(value, limits);
    if (broken) return refuse(LIMIT_KEYS[broken]);
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const hasBadLink = parsed.error.issues.some((issue) => issue.code === "custom" && issue.params?.key === "textLink");
    return refuse(hasBadLink ? "textLink" : "malformed");
  });
}

/** A character takes three bytes at most, so that most texts need not be encoded to be measured. */
function isLongerThan(text: string, bytes: number): boolean {
  if (text.length > bytes) return true;
  return text.length * 3 > bytes && new TextEncoder().encode(text).length > bytes;
}
