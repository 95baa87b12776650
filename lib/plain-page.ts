import { createHash } from "node:crypto";
import type { Display } from "./display.ts";

const LIGHT = `--bg:oklch(.985 .004 95);--surface:oklch(1 0 0);--line:oklch(.9 .008 90);--ink:oklch(.235 .018 60);
--ink-2:oklch(.42 .016 60);--ink-3:oklch(.53 .014 60);--qing:oklch(.42 .069 200);--soft:oklch(.957 .015 200);--red:oklch(.48 .175 27);--gold:oklch(.76 .11 82)`;
const DARK = `--bg:oklch(.185 .012 230);--surface:oklch(.225 .014 230);--line:oklch(.32 .015 230);--ink:oklch(.93 .008 95);
--ink-2:oklch(.78 .01 95);--ink-3:oklch(.68 .012 95);--qing:oklch(.8 .085 195);--soft:oklch(.29 .035 205);--red:oklch(.74 .14 27);--gold:oklch(.62 .09 82)`;
const STYLE = `
:root{color-scheme:light dark;${LIGHT}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${DARK}}}
:root[data-theme=light]{color-scheme:light}:root[data-theme=dark]{color-scheme:dark;${DARK}}
[data-step="2"]{font-size:115%}[data-step="3"],[data-elder]{font-size:130%}[data-step="4"]{font-size:150%}
*{box-sizing:border-box}
body{margin:0;min-height:100dvh;display:grid;grid-template-rows:auto 1fr;background:var(--bg);color:var(--ink);
font:1rem/1.6 "PingFang SC","HarmonyOS Sans SC","Microsoft YaHei UI","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif}
header{border-top:3px solid var(--red);box-shadow:inset 0 1px 0 var(--gold);height:4px}
main{place-self:center;width:min(32rem,100% - 32px);padding:32px 0 64px}
.mark{width:56px;height:56px;border-radius:4px 28px 28px 28px;background:var(--qing);color:var(--bg);display:grid;place-items:center;
font:700 1.75rem/1 "Noto Serif CJK SC","Songti SC",STSong,SimSun,serif}
h1{font:700 1.75rem/1.35 "Noto Serif CJK SC","Songti SC",STSong,SimSun,serif;margin:24px 0 4px}
p{margin:0;color:var(--ink-2)}
footer{font-size:.8125rem;color:var(--ink-3)}`;

type Plain = {
  lang: string;
  title: string;
  /** What follows the mark. */
  body: string;
  style?: string;
  script?: string;
  head?: string;
  wishes?: Display;
};

/** A page that needs nothing but itself, for when the product cannot draw one; and the policy that lets it be seen. */
export function plainPage({ lang, title, body, style = "", script = "", head = "", wishes }: Plain) {
  const whole = STYLE + style;
  const html = `<!doctype html><html lang="${lang}"${attributesOf(wishes)}><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title>${head}<style>${whole}</style>
<header></header><main><div class="mark" aria-hidden="true">清</div>${body}</main>${script && `<script>${script}</script>`}</html>`;
  const scripts = script ? `script-src ${hash(script)}; connect-src 'self'; ` : "";
  const policy = `default-src 'none'; style-src ${hash(whole)}; ${scripts}base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
  return { html, policy };
}

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const attributesOf = (wishes?: Display) =>
  wishes ? ` data-theme="${wishes.theme}" data-step="${wishes.step}"${wishes.elder ? " data-elder" : ""}` : "";
