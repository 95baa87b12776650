import Link from "next/link";
import { AudienceBadge } from "#components/forum/audience-badge.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Hit } from "#domains/search/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { nameIn } from "#lib/reserved-names.ts";
import type { Piece } from "#lib/text/hits.ts";
import { titleIn } from "#lib/thread-title.ts";

type Props = { hits: Hit[]; lang: Lang; day: string; label: string; hrefOf: (hit: Hit) => string };

/** What was found: where it leads, to whom it is open, and what stands around the words. */
export function FoundList({ hits, lang, day, label, hrefOf }: Props) {
  const t = words(lang, "search");
  return (
    <ol className="found" aria-label={label}>
      {hits.map((hit) => (
        <li key={hit.id}>
          <h3>
            <Link href={hrefOf(hit)} prefetch={false}>
              {hit.title.length > 0 ? <Marked pieces={hit.title} /> : titleIn(lang, "")}
            </Link>
          </h3>
          <p className="meta">
            <AudienceBadge
              lang={lang}
              of={{ unitName: hit.unit?.name ?? null, unitEnName: hit.unit?.enName ?? null }}
            />
            {hit.said && (
              <>
                <span>{nameIn(lang, hit.said.authorName)}</span>
                <span>{t("floor", { number: hit.said.number })}</span>
              </>
            )}
            <Time at={hit.at} lang={lang} day={day} />
          </p>
          <p className="ex">
            <Marked pieces={hit.pieces} />
          </p>
        </li>
      ))}
    </ol>
  );
}

const Marked = ({ pieces }: { pieces: Piece[] }) =>
  pieces.map(({ text, isHit }, index) => (isHit ? <mark key={index}>{text}</mark> : text));
