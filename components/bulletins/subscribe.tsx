import { Rss } from "lucide-react";
import Link from "next/link";
import { type Lang, words } from "#lib/i18n.ts";

type Props = {
  lang: Lang;
  /** The name of the open feed; null where only a private address will do. */
  openFeed: string | null;
  /** What the private address is to be of. */
  of?: string;
};

/** 订阅: the open feed itself, or the page on which members make an address of their own. */
export function Subscribe({ lang, openFeed, of }: Props) {
  const label = (
    <>
      <Rss className="i" aria-hidden />
      {words(lang, "feeds")("subscribe")}
    </>
  );
  return openFeed === null ? (
    <Link className="btn t s subscribe" href={of ? `/settings/feeds?of=${of}` : "/settings/feeds"} prefetch={false}>
      {label}
    </Link>
  ) : (
    <a className="btn t s subscribe" href={`/api/feeds/public/${openFeed}.rss`} type="application/rss+xml">
      {label}
    </a>
  );
}
