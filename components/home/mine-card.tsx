"use client";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useMe, useOverlay } from "#components/me/me-provider.tsx";
import { badge } from "#lib/badge.ts";
import type { Lang } from "#lib/i18n.ts";

export type HomeOverlay = {
  units: { name: string; enName: string; slug: string; unread: number }[];
  todo: number;
  duties: number;
};

type Words = { title: string; hint: string; inbox: string; inboxNone: string; todo: string; duties: string };

/** What waits for this reader: the own units with what is unread in them, the inbox, a leader's queue. */
export function MineCard({ lang, words }: { lang: Lang; words: Words }) {
  const { me } = useMe();
  const overlay = useOverlay<HomeOverlay>();
  const unread = me?.inbox ?? 0;
  return (
    <section className="card mine">
      <div className="sec">
        <h2>{words.title}</h2>
        <Link href="/inbox" prefetch={false}>
          {unread > 0 ? words.inbox.replace("{count}", String(unread)) : words.inboxNone}
          <ChevronRight className="i" aria-hidden />
        </Link>
      </div>
      {!overlay && <p className="hint">{words.hint}</p>}
      {overlay && (
        <p className="badges">
          {overlay.units.map(({ name, enName, slug, unread: count }) => (
            <Link key={slug} className="chip" href={`/units/${slug}`} prefetch={false}>
              {(lang === "en" && enName) || name}
              {count > 0 && <b className="n q">{count}</b>}
            </Link>
          ))}
          {overlay.duties > 0 && (
            <Link className="badge r" href="/must-read" prefetch={false}>
              {words.duties.replace("{count}", String(overlay.duties))}
            </Link>
          )}
          {overlay.todo > 0 && (
            <Link className="badge w" href="/desk/moderation" prefetch={false}>
              {words.todo.replace("{count}", badge(overlay.todo))}
            </Link>
          )}
        </p>
      )}
    </section>
  );
}
