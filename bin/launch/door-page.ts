import { plainPage } from "#lib/plain-page.ts";

/** What is going on before the product itself answers. */
export type Step = { zh: string; en: string; state: "later" | "now" | "done" };

const STYLE = `
ol{list-style:none;margin:32px 0 24px;padding:8px 24px;background:var(--surface);border:1px solid var(--line);border-radius:14px}
li{display:grid;grid-template-columns:24px 1fr;gap:12px;padding:12px 0;color:var(--ink-3)}
li+li{border-top:1px solid var(--line)}
li small{display:block;font-size:.8125rem}
li::before{content:"";width:12px;height:12px;margin:7px 6px;border-radius:50%;border:2px solid var(--line)}
li[data-state=done]{color:var(--ink-2)} li[data-state=done]::before{background:var(--qing);border-color:var(--qing)}
li[data-state=now]{color:var(--ink)} li[data-state=now] b{font-weight:600} li b{font-weight:400}
li[data-state=now]::before{border-color:var(--qing);background:var(--soft);animation:breath 1.6s ease-in-out infinite}
@keyframes breath{50%{transform:scale(1.25);opacity:.6}}
@media (prefers-reduced-motion:reduce){li::before{animation:none!important}}`;

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

/** The page that the port shows while the product is being made ready, and its policy. */
export function doorPage(steps: Step[]) {
  const items = steps.map(
    ({ zh, en, state }) => `<li data-state="${state}"><div><b>${zh}</b><small lang="en">${en}</small></div></li>`,
  );
  return plainPage({
    lang: "zh-CN",
    title: "清风正在准备 · Qingfeng is getting ready",
    head: `<noscript><meta http-equiv="refresh" content="8"></noscript>`,
    style: STYLE,
    script: SCRIPT,
    body: `<h1>清风正在准备</h1>
<p>首次启动约需一两分钟，好了会自动打开。</p><p lang="en">The first start takes a minute or two. This page opens by itself when it is ready.</p>
<ol aria-live="polite">${items.join("")}</ol><footer>进展也显示在终端里 · <span lang="en">The terminal tells more</span></footer>`,
  });
}
