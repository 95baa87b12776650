import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { AudienceBadge } from "#components/forum/audience-badge.tsx";
import { WriteFrame } from "#components/forum/write-frame.tsx";
import { REACTIONS } from "#db/enums/forum.ts";
import { personOf } from "#domains/edge/audience.ts";
import { areaPath } from "#domains/edge/paths.ts";
import { findReactors } from "#domains/forum/posts/reactors/queries.ts";
import { postPath } from "#domains/forum/posts/windows.ts";
import { words } from "#lib/i18n.ts";
import { MARKS } from "#lib/punctuation.ts";
import { titleIn } from "#lib/thread-title.ts";

type Props = { params: Promise<{ pass: string; post: string }> };

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, "/reactions");
  return { title: words(lang, "order")("post.reactors") };
});

/** Who reacted to a post, and how. */
export default orMissing(async function ReactorsPage({ params }: Props) {
  const { post: id } = await params;
  const { actor, lang } = await personOf(params, `/reactions/${id}`);
  const found = await findReactors(actor, id);
  if (!found) notFound();
  const { post, reactors } = found;
  const { thread } = post;
  const t = words(lang, "order");
  const badges = (
    <>
      <AudienceBadge lang={lang} of={thread} />
      <span className="badge k">{titleIn(lang, thread.title)}</span>
    </>
  );
  const back = { href: postPath(areaPath(thread.unitSlug), thread.id, post.number), text: t("reactors.back") };
  const kinds = REACTIONS.map((kind) => ({ kind, names: reactors.filter((one) => one.kind === kind) }));
  return (
    <WriteFrame title={t("reactors.title", { number: post.number })} badges={badges} back={back}>
      {reactors.length === 0 && <p className="hint empty">{t("reactors.none")}</p>}
      {kinds
        .filter(({ names }) => names.length > 0)
        .map(({ kind, names }) => (
          <section key={kind}>
            <h2>
              {words(lang, "forum")(`reactions.${kind}`)}{" "}
              <small className="hint">
                {t("reactors.count", { count: post.reactionCounts[kind] ?? names.length })}
              </small>
            </h2>
            <p>{names.map(({ name }) => name).join(MARKS[lang].comma)}</p>
          </section>
        ))}
    </WriteFrame>
  );
});
