"use client";
import { useRouter } from "next/navigation";
import { Here } from "./here.tsx";
import { useThread } from "./thread-context.tsx";
import { useScrub } from "./use-scrub.ts";

/** The thread as a line along which one moves; where the reader is, or would go. Without scripts its button leads there. */
export function Scrubber() {
  const { jumpPath, words } = useThread();
  const router = useRouter();
  const { range, label, isMoved, leave } = useScrub((href) => router.push(href));
  return (
    <form
      action={jumpPath}
      method="get"
      onSubmit={(event) => {
        event.preventDefault();
        leave();
      }}
    >
      <input {...range} />
      <output className="on" aria-live="off">
        {isMoved ? label : <Here />}
      </output>
      <button type="submit" className="link scriptless">
        {words.jump.go}
      </button>
    </form>
  );
}
