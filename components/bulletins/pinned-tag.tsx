import { Pin } from "lucide-react";
import { type Lang, words } from "#lib/i18n.ts";

/** 置顶, where a bulletin stands before newer ones. */
export const PinnedTag = ({ lang }: { lang: Lang }) => (
  <span className="badge q">
    <Pin className="i" aria-hidden />
    {words(lang, "bulletins")("pinned")}
  </span>
);
