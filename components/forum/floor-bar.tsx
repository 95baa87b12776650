import { ChevronsUpDown, CornerDownRight } from "lucide-react";
import { words } from "#lib/i18n.ts";
import { Here } from "./islands/here.tsx";
import { JumpLink } from "./islands/jump-link.tsx";
import { JumpToUnread } from "./islands/jump-to-unread.tsx";
import type { ThreadView } from "./view.ts";

/** The bar at a phone's bottom while reading a thread. */
export function FloorBar({ view }: { view: ThreadView }) {
  return (
    <div className="floor">
      <JumpToUnread icon={<CornerDownRight className="i" aria-hidden />} short />
      <JumpLink className="seek">
        <ChevronsUpDown className="i" aria-hidden />
        <Here />
      </JumpLink>
      <a className="btn" href="#reply">
        {words(view.lang, "forum")("thread.reply")}
      </a>
    </div>
  );
}
