"use client";
import "#components/ui/over.css";
import { X } from "lucide-react";
import Link from "next/link";
import { useSheet } from "#components/ui/use-sheet.ts";
import en from "#messages/en/keys.json" with { type: "json" };
import zh from "#messages/zh-CN/keys.json" with { type: "json" };

const HERE = { j: "next", k: "previous", r: "reply", u: "unread", "/": "search", "?": "this" } as const;
const PLACES = { h: "home", n: "inbox", d: "discussion", l: "lists" } as const;

/** Every key and what it does. It brings its words along, in both languages: no page has to carry them. */
export function KeySheet({ onClosed }: { onClosed: () => void }) {
  const { dialog, close } = useSheet(onClosed);
  const t = document.documentElement.lang === "en" ? en : zh;
  return (
    <dialog ref={dialog} className="over" aria-labelledby="keys-title">
      <header>
        <h2 id="keys-title">{t.title}</h2>
        <button type="button" className="ib" onClick={close} aria-label={t.close}>
          <X className="i" aria-hidden />
        </button>
      </header>
      <h3>{t.here}</h3>
      <dl>
        {Object.entries(HERE).map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t[what]}</dd>
          </div>
        ))}
      </dl>
      <h3>{t.elsewhere}</h3>
      <dl>
        {Object.entries(PLACES).map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>g</kbd>
              <span className="vh">{t.then}</span>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t[what]}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">
        {t.off}{" "}
        <Link className="link" href="/settings/display" replace onClick={onClosed}>
          {t.settings}
        </Link>
      </p>
    </dialog>
  );
}
