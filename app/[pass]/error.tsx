"use client";
import { useSyncExternalStore } from "react";
import { Broken } from "#components/layout/broken.tsx";

const unchanging = () => () => {};

/** What breaks in the reader's browser; what breaks on the server is drawn there (broken.tsx). */
export default function BrokenHere({ error }: { error: Error & { digest?: string } }) {
  const lang = useSyncExternalStore(
    unchanging,
    () => document.documentElement.lang,
    () => "zh-CN",
  );
  return (
    <main className="wrap" id="main">
      <Broken lang={lang === "en" ? "en" : "zh-CN"} errorId={error.digest} />
    </main>
  );
}
