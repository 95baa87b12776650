import { ArrowLeft, ArrowRight } from "lucide-react";
import Link from "next/link";
import { Title } from "#components/rich-text/title.tsx";
import { type Lang, words } from "#lib/i18n.ts";

type Neighbour = { id: string; title: string } | null;
type Props = { lang: Lang; base: string; previous: Neighbour; next: Neighbour };

/** 上一篇、下一篇. */
export function Neighbours({ lang, base, previous, next }: Props) {
  const t = words(lang, "bulletins");
  if (!previous && !next) return null;
  return (
    <nav className="pn" aria-label={t("article.neighbours")}>
      {previous ? (
        <Link href={`${base}/bulletins/${previous.id}`} prefetch={false}>
          <small>
            <ArrowLeft className="i" aria-hidden />
            {t("article.previous")}
          </small>
          <b>
            <Title text={previous.title} />
          </b>
        </Link>
      ) : (
        <span />
      )}
      {next ? (
        <Link href={`${base}/bulletins/${next.id}`} prefetch={false}>
          <small>
            {t("article.next")}
            <ArrowRight className="i" aria-hidden />
          </small>
          <b>
            <Title text={next.title} />
          </b>
        </Link>
      ) : (
        <span />
      )}
    </nav>
  );
}
