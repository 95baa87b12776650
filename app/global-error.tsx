"use client";
import { Broken } from "#components/layout/broken.tsx";
import en from "#messages/en/broken.json" with { type: "json" };
import "./globals.css";

/** The last net, below the root layout itself. It knows nobody's language, and needs no script to be read. */
export default function BrokenEverywhere({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="zh-CN">
      <body>
        <title>清风</title>
        <main className="wrap" id="main">
          <Broken lang="zh-CN" errorId={error.digest} />
          <p className="hint text-center" lang="en">
            {en.title}. {en.text}
          </p>
        </main>
      </body>
    </html>
  );
}
