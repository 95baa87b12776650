import { nameIn } from "#lib/reserved-names.ts";
import "./bookmarks.css";
import { AlarmClock, Bookmark, EyeOff } from "lucide-react";
import Link from "next/link";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Time } from "#components/ui/time.tsx";
import { removeBookmarkAction } from "#domains/forum/actions.ts";
import type { Bookmarked } from "#domains/forum/bookmarks/queries.ts";
import { formatMoment } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { excerpt } from "#lib/text/excerpt.ts";
import { titleIn } from "#lib/thread-title.ts";
import { unitNameOf } from "./audience-badge.tsx";

type Props = { bookmarks: Bookmarked[]; lang: Lang; day: string; hrefOf: (seen: Seen) => string };
type Seen = NonNullable<Bookmarked["seen"]>;

const EXCERPT_CHARS = 120;

/** What somebody keeps; of what they may not read any more only that it is there. */
export function BookmarkList({ bookmarks, lang, day, hrefOf }: Props) {
  const t = words(lang, "order");
  return (
    <ul className="drafts keeps">
      {bookmarks.map(({ id, createdAt, seen }) => (
        <li key={id}>
          {seen ? <Bookmark className="i" aria-hidden /> : <EyeOff className="i" aria-hidden />}
          {seen ? (
            <Kept seen={seen} lang={lang} day={day} href={hrefOf(seen)} />
          ) : (
            <p className="hint">{t("bookmarks.lost")}</p>
          )}
          <div className="acts">
            {seen && (
              <Link className="btn t s" href={`/bookmarks/${seen.postId}`} prefetch={false}>
                {t("bookmarks.edit")}
              </Link>
            )}
            <ActionForm action={removeBookmarkAction}>
              <input type="hidden" name="bookmarkId" value={id} />
              <SubmitButton className="btn t s">
                {t("bookmarks.remove")}
                <span className="vh">
                  {" "}
                  {seen ? titleIn(lang, seen.title) : <Time at={createdAt} lang={lang} day={day} />}
                </span>
              </SubmitButton>
            </ActionForm>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Kept({ seen, lang, day, href }: { seen: Seen; lang: Lang; day: string; href: string }) {
  const t = words(lang, "order");
  const unit = unitNameOf(seen, lang);
  const { remindAt, remindedAt } = seen;
  return (
    <div>
      <h2>
        <Link href={href} prefetch={false}>
          {titleIn(lang, seen.title)}
        </Link>
      </h2>
      {seen.note && <p className="keepnote">{seen.note}</p>}
      <p>{excerpt(seen.body, EXCERPT_CHARS)}</p>
      <p className="meta">
        <span>{t("bookmarks.by", { name: nameIn(lang, seen.authorName), number: seen.number })}</span>
        {unit && <span>{unit}</span>}
        {remindedAt && <span>{t("bookmarks.reminded", { date: formatMoment(remindedAt, lang, day) })}</span>}
        {remindAt && !remindedAt && (
          <span className="badge w">
            <AlarmClock className="i" aria-hidden />
            {t("bookmarks.remindAt", { date: formatMoment(remindAt, lang, day) })}
          </span>
        )}
      </p>
    </div>
  );
}
