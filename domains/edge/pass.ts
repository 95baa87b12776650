import { createHmac, timingSafeEqual } from "node:crypto";
import type { Audience } from "#domains/kernel/actor.ts";
import { isLang, type Lang } from "#lib/i18n.ts";

/** What a pass may open: a shared copy for an area, or a personal page (`mine`), which asks for the session itself. */
export type Area = Audience["area"] | "mine";
export type Pass = { area: Area; lang: Lang /** `2026-11-23` in the organisation's time zone */; day: string };

const SHAPE = /^(?:public|site|mine|unit~[a-z0-9-]{1,60})\.(?:zh-CN|en)\.\d{4}-\d{2}-\d{2}\.[\w-]{22}$/;

/** Whether a path segment has the form of a pass: only the proxy writes those. */
export const looksLikePass = (segment: string) => SHAPE.test(decode(segment));

/** The first segment of every rewritten path: area, language and day, signed. It chooses a cached copy; it is no login. */
export function writePass({ area, lang, day }: Pass): string {
  const claims = [area.replace(":", "~"), lang, day].join(".");
  return `${claims}.${sign(claims)}`;
}

/** Reads a pass that we signed; null for any other. Yesterday's stays readable: its copy is just not asked for any more. */
export function openPass(segment: string): Pass | null {
  const text = decode(segment);
  if (!SHAPE.test(text)) return null;
  const cut = text.lastIndexOf(".");
  const claims = text.slice(0, cut);
  if (!timingSafeEqual(Buffer.from(text.slice(cut + 1)), Buffer.from(sign(claims)))) return null;
  const [area = "", lang, day = ""] = claims.split(".");
  return isLang(lang) ? { area: area.replace("~", ":") as Area, lang, day } : null;
}

const sign = (claims: string) =>
  createHmac("sha256", process.env.QINGFENG_PASS_SECRET ?? "")
    .update(claims)
    .digest("base64url")
    .slice(0, 22);

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return "";
  }
}
