import { createHash } from "node:crypto";

/** What is going on before the product itself answers. */
export type Step = { zh: string; en: string; state: "later" | "now" | "done" };

const STYLE = `
:root{color-scheme:light dark;--bg:oklch(.985 .004 95);--surface:oklch(1 0 0);--line:oklch(.9 .008 90);--ink:oklch(.235 .018 60);
--ink-2:oklch(.42 .016 60);--ink-3:oklch(.53 .014 60);--qing:oklch(.42 .069 200);--soft:oklch(.957 .015 200);--red:oklch(.48 .175 27);--gold:oklch(.76 .11 82)}
@media (prefers-color-scheme:dark){:root{--bg:oklch(.185 .012 230);--surface:oklch(.225 .014 230);--line:oklch(.32 .015 230);--ink:oklch(.93 .008 95);
--ink-2:oklch(.78 .01 95);--ink-3:oklch(.68 .012 95);--qing:oklch(.8 .085 195);--soft:oklch(.29 .035 205);--red:oklch(.74 .14 27);--gold:oklch(.62 .09 82)}}
*{box-sizing:border-box}
body{margin:0;min-height:100dvh;display:grid;grid-template-rows:auto 1fr;background:var(--bg);color:var(--ink);
font:1rem/1.6 "PingFang SC","HarmonyOS Sans SC","Microsoft YaHei UI","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif}
header{border-top:3px solid var(--red);box-shadow:inset 0 1px 0 var(--gold);height:4px}
main{place-self:center;width:min(32rem,100% - 32px);padding:32px 0 64px}
.mark{width:56px;height:56px;border-radius:4px 28px 28px 28px;background:var(--qing);color:var(--bg);display:grid;place-items:center;
font:700 1.75rem/1 "Noto Serif CJK SC","Songti SC",STSong,SimSun,serif}
h1{font:700 1.75rem/1.35 "Noto Serif CJK SC","Songti SC",STSong,SimSun,serif;margin:24px 0 4px}
p{margin:0;color:var(--ink-2)}
ol{list-style:none;margin:32px 0 24px;padding:8px 24px;background:var(--surface);border:1px solid var(--line);border-radius:14px}
li{display:grid;grid-template-columns:24px 1fr;gap:12px;padding:12px 0;color:var(--ink-3)}
li+li{border-top:1px solid var(--line)}
li small{display:block;font-size:.8125rem}
li::before{content:"";width:12px;height:12px;margin:7px 6px;border-radius:50%;border:2px solid var(--line)}
li[data-state=done]{color:var(--ink-2)} li[data-state=done]::before{background:var(--qing);border-color:var(--qing)}
li[data-state=now]{color:var(--ink)} li[data-state=now] b{font-weight:600} li b{font-weight:400}
li[data-state=now]::before{border-color:var(--qing);background:var(--soft);animation:breath 1.6s ease-in-out infinite}
@keyframes breath{50%{transform:scale(1.25);opacity:.6}}
@media (prefers-reduced-motion:reduce){li::before{animation:none!important}}
footer{font-size:.8125rem;color:var(--ink-3)}`;

// Between this page and the product the port is silent for a moment: a question without answer is simply asked again.
const SCRIPT = `
const list=document.querySelector("ol");
async function ask(){
  try{
    const answer=await fetch("/api/health",{cache:"no-store"});
    const health=await answer.json();
    if(health.status==="ok")return location.reload();
    health.steps?.forEach((state,i)=>{if(list.children[i])list.children[i].dataset.state=state});
  }catch{}
  setTimeout(ask,700);
}
ask();`;

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

export const POLICY = `default-src 'none'; style-src ${hash(STYLE)}; script-src ${hash(SCRIPT)}; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'`;

/** The page that the port shows while the product is being made ready. */
export function doorPage(steps: Step[]): string {
  const items = steps.map(
    ({ zh, en, state }) => `<li data-state="${state}"><div><b>${zh}</b><small lang="en">${en}</small></div></li>`,
  );
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>清风正在准备 · Qingfeng is getting ready</title><noscript><meta http-equiv="refresh" content="8"></noscript><style>${STYLE}</style>
<header></header><main><div class="mark" aria-hidden="true">清</div><h1>清风正在准备</h1>
<p>首次启动约需一两分钟，好了会自动打开。</p><p lang="en">The first start takes a minute or two. This page opens by itself when it is ready.</p>
<ol aria-live="polite">${items.join("")}</ol><footer>进展也显示在终端里 · <span lang="en">The terminal tells more</span></footer></main><script>${SCRIPT}</script></html>`;
}
