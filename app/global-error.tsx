"use client";
import { Broken } from "#components/layout/broken.tsx";
import "./globals.css";

/** The last net, below the root layout itself. It knows nobody's language, and needs no script to be read. */
export default function BrokenEverywhere({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="zh-CN">
      <body>
        <title>清风</title>
        <main className="wrap" id="main">
          <Broken lang="zh-CN" errorId={error.digest} />
          <div lang="en">
            <Broken lang="en" />
          </div>
        </main>
      </body>
    </html>
  );
}
