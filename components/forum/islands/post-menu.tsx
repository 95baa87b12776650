"use client";
import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { lazy, Suspense, useState } from "react";
import { copyText } from "./copy-text.ts";
import { editWord } from "./edit-word.ts";
import { closeMenu } from "./menu.ts";
import { useThread } from "./thread-context.tsx";

const MarkUnread = lazy(async () => ({ default: (await import("./mark-unread.tsx")).MarkUnread }));

type Props = {
  postId: string;
  number: number;
  /** A voice is nobody whose words could be folded away. */
  author: { id: string; name: string; isVoice: boolean };
  hasReactions: boolean;
  href: string;
};

/** What else may be done with a post. It opens without JavaScript; what is only for some comes with the overlay. */
export function PostMenu({ postId, number, author, hasReactions, href }: Props) {
  const { overlay, isOwnPage, words } = useThread();
  const [copied, setCopied] = useState(false);
  /** Once it was opened: what few need is loaded then. */
  const [wasOpen, setWasOpen] = useState(false);
  const may = overlay?.abilities[number] ?? [];
  const edit = editWord(may, words);
  const onToggle = () => {
    setCopied(false);
    setWasOpen(true);
  };
  return (
    <details className="menu" onToggle={onToggle} onBlur={closeMenu} onKeyDown={closeMenu}>
      <summary aria-label={words.more}>
        <Ellipsis className="i" aria-hidden />
      </summary>
      <div className="pop">
        {overlay && isOwnPage && !overlay.barrier && (
          <button type="button" data-quote={number} data-name={author.name}>
            {words.quote}
          </button>
        )}
        {overlay && (
          <button type="button" onClick={async () => setCopied(await copyText(new URL(href, location.href).href))}>
            {copied ? words.copied : words.copy}
          </button>
        )}
        {overlay && wasOpen && (
          <Suspense fallback={null}>
            <MarkUnread number={number} />
          </Suspense>
        )}
        {hasReactions && (
          <Link href={`/reactions/${postId}`} prefetch={false}>
            {words.reactors}
          </Link>
        )}
        {edit && (
          <Link href={`/write/edit/${postId}`} prefetch={false}>
            {edit}
          </Link>
        )}
        {(!overlay || may.includes("flag")) && (
          <Link href={`/flags/${postId}`} prefetch={false}>
            {words.flag}
          </Link>
        )}
        {may.includes("accept") && (
          <Link href={`/answers/${postId}`} prefetch={false}>
            {words.accept}
          </Link>
        )}
        {may.includes("flag") && !author.isVoice && (
          <Link href={`/people/${author.id}#ignore`} prefetch={false}>
            {words.ignore}
          </Link>
        )}
        {may.includes("moderate") && (
          <Link href={`/desk/moderation/posts/${postId}`} prefetch={false}>
            {words.moderate}
          </Link>
        )}
      </div>
    </details>
  );
}
