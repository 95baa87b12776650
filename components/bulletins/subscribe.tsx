import { Rss } from "lucide-react";
import Link from "next/link";
import { type Lang, words } from "#lib/i18n.ts";

type Props = {
  lang: Lang;
  /** The name of the open feed; null where only a private address will do. */
  openFeed: string | null;
};

/** 订阅: the open feed itself, or the page on which members make an address of their own. */
export function Subscribe({ lang, openFeed }: Props) {
  const label = (
    <>
      <Rss className="i" aria-hidden />
      {words(lang, "feeds")("subscribe")}
    </>
  );
  return openFeed === null ? (
    <Link className="btn t s subscribe" href="/settings/feeds" prefetch={false}>
      {label}
    </Link>
  ) : (
    <a className="btn t s subscribe" href={`/api/feeds/public/${openFeed}.rss`} type="application/rss+xml">
      {label}
    </a>
  );
}
