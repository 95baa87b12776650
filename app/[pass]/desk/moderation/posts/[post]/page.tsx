import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { WikiSwitch } from "#components/forum/wiki-switch.tsx";
import { AssignBox } from "#components/moderation/assign-box.tsx";
import { CaseHead } from "#components/moderation/case-head.tsx";
import { DeedChoice } from "#components/moderation/deed-choice.tsx";
import { PostCase } from "#components/moderation/post-case.tsx";
import { PurgeBox } from "#components/moderation/purge-box.tsx";
import { QueueList } from "#components/moderation/queue-list.tsx";
import { RevealBox, RevealedName } from "#components/moderation/reveal-box.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { canModeratePost, mayHandle } from "#domains/moderation/policy.ts";
import { filterOf, queryOf } from "#domains/moderation/queue/input.ts";
import { findModeratedPost, isUuid } from "#domains/moderation/subjects.ts";
import { words } from "#lib/i18n.ts";
import { titleIn } from "#lib/thread-title.ts";
import { deedsOf } from "./deeds.tsx";
import { loadCase, loadFacts } from "./load.ts";

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ pass: string; post: string }>; searchParams: Promise<Query> };

async function load(params: Props["params"]) {
  const { post: id } = await params;
  const person = await staffOf(params, `/desk/moderation/posts/${id}`, mayHandle);
  const found = isUuid(id) ? await findModeratedPost(person.actor, id) : null;
  if (!found || !canModeratePost(person.actor, found)) notFound();
  return { ...person, found };
}

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, found } = await load(params);
  return {
    title: words(lang, "queue")("where", { thread: titleIn(lang, found.thread.title), number: found.post.number }),
  };
});

/** One case of the queue beside the others. */
export default orMissing(async function PostCasePage({ params, searchParams }: Props) {
  const { actor, lang, found } = await load(params);
  const filter = filterOf(await searchParams);
  const [{ items, item, handlers, reasons, purge, reveal, mayWarn, wiki }, facts] = await Promise.all([
    loadCase(actor, found, filter),
    loadFacts(actor, found),
  ]);
  const { post, thread } = found;
  const t = words(lang, "moderation");
  const query = queryOf(filter);
  const back = `/desk/moderation/posts/${post.id}${query}`;
  const kind = facts.flags.length > 0 ? "flags" : post.isPending ? "pending" : "other";
  return (
    <div className="split both">
      <section className="qlist beside" aria-label={words(lang, "queue")("title")}>
        <QueueList lang={lang} items={items} current={post.id} now={Date.now()} query={query} />
      </section>
      <aside className="panel" aria-labelledby="case-title">
        <CaseHead lang={lang} title={t(`case.titles.${kind}`)} items={items} current={post.id} query={query}>
          <p className="meta">
            <Link className="link" href={`/moderate/threads/${thread.id}`} prefetch={false}>
              {titleIn(lang, thread.title)}
            </Link>
            {post.isPurged && <span className="badge k">{t("case.purged")}</span>}
            {post.isHidden && <span className="badge k">{t("case.hidden")}</span>}
            {post.isPending && <span className="badge q">{t("case.pendingMark")}</span>}
          </p>
        </CaseHead>
        <div className="pbody">
          {purge && <PurgeBox lang={lang} {...purge} back={back} />}
          {reveal.request && <RevealBox lang={lang} {...reveal} request={reveal.request} back={back} />}
          {reveal.revealed && <RevealedName lang={lang} person={reveal.revealed} />}
          <PostCase lang={lang} number={post.number} authorId={post.isVoice ? null : post.authorId} {...facts} />
          {item && <AssignBox lang={lang} item={item} readerId={actor.id} handlers={handlers} back={back} />}
          <DeedChoice
            lang={lang}
            hidden={{ postId: post.id, back }}
            deeds={deedsOf(lang, found, {
              isFlagged: facts.flags.length > 0,
              mayWarn,
              isProposed: purge !== null,
              mayAskReveal: reveal.mayAsk,
            })}
            reasons={reasons}
          />
          {wiki && <WikiSwitch lang={lang} postId={post.id} isWiki={wiki.isWiki} />}
        </div>
      </aside>
    </div>
  );
});
