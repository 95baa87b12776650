import { ChevronsUpDown } from "lucide-react";
import { words } from "#lib/i18n.ts";
import { Here } from "./islands/here.tsx";
import { JumpToUnread } from "./islands/jump-to-unread.tsx";
import type { ThreadView } from "./view.ts";

/** The bar at a phone's bottom while reading a thread. */
export function FloorBar({ view }: { view: ThreadView }) {
  return (
    <div className="floor">
      <JumpToUnread short />
      <a className="seek" href="#windows">
        <ChevronsUpDown className="i" aria-hidden />
        <Here />
      </a>
      <a className="btn" href="#reply">
        {words(view.lang, "forum")("thread.reply")}
      </a>
    </div>
  );
}
