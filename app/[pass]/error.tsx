"use client";
import { useSyncExternalStore } from "react";
import en from "#messages/en/broken.json" with { type: "json" };
import zh from "#messages/zh-CN/broken.json" with { type: "json" };

const unchanging = () => () => {};

/** What a reader sees when a page breaks: nothing of the cause, and what to do. The log has it under the digest. */
export default function Broken({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const lang = useSyncExternalStore(
    unchanging,
    () => document.documentElement.lang,
    () => "zh-CN",
  );
  const t = lang === "en" ? en : zh;
  return (
    <main className="wrap" id="main">
      <section className="result">
        <p className="result-code num">500</p>
        <h1>{t.title}</h1>
        <p className="lede">{t.text}</p>
        {error.digest && <p className="hint num">{error.digest}</p>}
        <button type="button" className="btn" onClick={reset}>
          {t.action}
        </button>
      </section>
    </main>
  );
}
