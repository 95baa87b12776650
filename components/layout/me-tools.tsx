"use client";
import { Bell } from "lucide-react";
import Link from "next/link";
import { useMe } from "#components/me/me-provider.tsx";
import { badge } from "#lib/badge.ts";

type Words = { inbox: string; inboxUnread: string; account: string; accountOf: string };

/** Bell and avatar. Before the reader is known they are plain links, which work without JavaScript too. */
export function MeTools({ words }: { words: Words }) {
  const { me } = useMe();
  const unread = me?.inbox ?? 0;
  return (
    <>
      <Link
        href="/inbox"
        prefetch={false}
        className="bell"
        aria-label={unread > 0 ? words.inboxUnread.replace("{count}", String(unread)) : words.inbox}
      >
        <Bell className="i" aria-hidden />
        {unread > 0 && <b>{badge(unread)}</b>}
      </Link>
      <Link
        href="/me"
        prefetch={false}
        className="av s"
        aria-label={me ? words.account.replace("{name}", me.member.name) : words.accountOf}
      >
        {me ? [...me.member.name][0] : "·"}
      </Link>
    </>
  );
}
