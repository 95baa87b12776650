import { type NextRequest, NextResponse } from "next/server";
import { DISPLAY_COOKIE, readDisplay } from "#lib/display.ts";
import { LANG_COOKIE } from "#lib/i18n.ts";
import { plainPage } from "#lib/plain-page.ts";
import en from "#messages/en/broken.json" with { type: "json" };
import zh from "#messages/zh-CN/broken.json" with { type: "json" };
import { langOf } from "./current.ts";
import { logError } from "./log-error.ts";

const RETRY_AFTER_SEC = "5";
const STYLE = `
p{margin-top:8px} .id{font-size:.8125rem;color:var(--ink-3)}
a{display:inline-grid;place-items:center;min-height:44px;min-width:112px;margin:24px 0 8px;padding:8px 20px;border-radius:10px;background:var(--qing);color:var(--bg);text-decoration:none}
a:focus-visible{outline:3px solid var(--qing);outline-offset:3px}`;

/** When nobody can be asked who is asking, as while the database is away: a page that needs neither it nor any other file. */
export function brokenAnswer({ cookies, headers }: NextRequest, error: unknown): NextResponse {
  const lang = langOf(cookies.get(LANG_COOKIE)?.value, headers.get("accept-language"));
  const t = lang === "en" ? en : zh;
  const { html, policy } = plainPage({
    lang,
    title: `${t.title} · 清风`,
    style: STYLE,
    wishes: readDisplay(cookies.get(DISPLAY_COOKIE)?.value),
    body: `<h1>${t.title}</h1><p>${t.text}</p><a href="">${t.action}</a><p class="id">${t.id} ${logError(error)}</p>`,
  });
  return new NextResponse(html, {
    status: 503,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policy,
      "Cache-Control": "private, no-store",
      "Retry-After": RETRY_AFTER_SEC,
    },
  });
}
