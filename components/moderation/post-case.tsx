import Link from "next/link";
import type { HoldKind } from "#db/enums/forum.ts";
import type { listActsOn } from "#domains/moderation/decisions/queries.ts";
import type { findAuthorRecord, listContext, listFlagsOf } from "#domains/moderation/posts/queries.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { MARKS } from "#lib/punctuation.ts";
import { nameIn } from "#lib/reserved-names.ts";
import { plainText } from "#lib/text/excerpt.ts";

type Rows<T extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<T>>;
type Props = {
  lang: Lang;
  number: number;
  /** Null for a voice: nobody's history. */
  authorId: string | null;
  authorName: string;
  flags: Rows<typeof listFlagsOf>;
  /** The rule because of which it waits, and which of its words were found. */
  rule: { kind: HoldKind; why: string; found: string[] } | null;
  context: Rows<typeof listContext>;
  record: Rows<typeof findAuthorRecord>;
  acts: Rows<typeof listActsOn>;
};

/** All that is needed to judge one post: why it was flagged, what stands around it, its author's record, what was done. */
export function PostCase({ lang, number, authorId, authorName, flags, rule, context, record, acts }: Props) {
  const t = words(lang, "moderation");
  const h = words(lang, "holds");
  return (
    <>
      {flags.length > 0 && (
        <section>
          <h2>
            {t("case.why")} <small>{t("case.whyHint")}</small>
          </h2>
          <ul className="why">
            {flags.map((flag) => (
              <li key={flag.id}>
                {t(`reasons.${flag.reason}`)}
                {flag.text && `${MARKS[lang].colon}${flag.text}`}
                <time dateTime={flag.at.toISOString()}>{formatDateTime(flag.at, lang)}</time>
              </li>
            ))}
          </ul>
        </section>
      )}
      {rule && (
        <section>
          <h2>{h("held")}</h2>
          <p>{h("heldBy", { kind: h(`kinds.${rule.kind}`), why: rule.why })}</p>
          {rule.found.length > 0 && <p>{h("trialFound", { words: rule.found.join(MARKS[lang].comma) })}</p>}
        </section>
      )}
      <section>
        <h2>{t("case.context")}</h2>
        <ol className="ctx">
          {context.map((post) => (
            <li key={post.number} className={post.number === number ? "hit" : undefined}>
              <b>{nameIn(lang, post.authorName)}</b>{" "}
              <small>
                #{post.number} {formatDateTime(post.createdAt, lang)}
              </small>
              <p>{post.isPurged ? t("case.purged") : post.isDeleted ? t("case.deleted") : plainText(post.body)}</p>
            </li>
          ))}
        </ol>
      </section>
      <div className="pair">
        <section>
          <h2>{t("case.author")}</h2>
          <dl className="kv">
            <div>
              <dt>{nameIn(lang, authorName)}</dt>
              <dd>
                {authorId ? (
                  <Link className="link" href={`/desk/moderation/people/${authorId}`} prefetch={false}>
                    {t("case.toHistory")}
                  </Link>
                ) : (
                  words(lang, "reveals")("ofVoice")
                )}
              </dd>
            </div>
            <div>
              <dt>{t("case.posts")}</dt>
              <dd>{record.posts}</dd>
            </div>
            <div>
              <dt>{t("case.earlier")}</dt>
              <dd>
                {record.acts.length === 0
                  ? t("case.none")
                  : record.acts
                      .map((act) => `${t(`kinds.${act.kind}`)} ${formatDateTime(act.at, lang)}`)
                      .join(MARKS[lang].semicolon)}
              </dd>
            </div>
          </dl>
        </section>
        <section aria-labelledby="history">
          <h2 id="history">{t("case.history")}</h2>
          {acts.length === 0 && <p className="hint">{t("case.none")}</p>}
          <ol className="log">
            {acts.map((act) => (
              <li key={act.id}>
                <time dateTime={act.at.toISOString()}>{formatDateTime(act.at, lang)}</time>
                {act.actorName}
                {MARKS[lang].colon}
                {t(`kinds.${act.kind}`)} {act.reason} {act.note}
              </li>
            ))}
          </ol>
        </section>
      </div>
    </>
  );
}
