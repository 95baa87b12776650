"use client";
import { Hourglass, Lock, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ComponentProps, type ReactNode, useEffect, useEffectEvent, useOptimistic, useRef, useState } from "react";
import { Composer } from "#components/composer/composer.tsx";
import { fill } from "#components/composer/fill.ts";
import { insertIntoComposer } from "#components/composer/insert-event.ts";
import type { ComposerWords } from "#components/composer/words.ts";
import { AnonymousField } from "#components/forum/anonymous-field.tsx";
import { useMe } from "#components/me/me-provider.tsx";
import { replyAction, saveDraftAction } from "#domains/forum/actions.ts";
import { quotePlain } from "#lib/text/quote-plain.ts";
import { useThread } from "./thread-context.tsx";

type Props = {
  words: ComposerWords;
  audience: ReactNode;
  /** Not below an article, where all bear their name. */
  anonymous?: ComponentProps<typeof AnonymousField>;
};
type Sending = { key: string; text: string };
type Posted = { number: number; isPending: boolean } | null;

const FORM_ID = "reply";

/** Where one answers: below the posts, in place. Links 「回复」 and 「引用」 of the posts above lead into it. */
export function ReplyBox({ words: composerWords, audience, anonymous }: Props) {
  const { threadId, overlay, refresh, passOwn, words, window: shown, hrefOf } = useThread();
  const { me } = useMe();
  const router = useRouter();
  const [parent, setParent] = useState<number | null>(null);
  const [isAlive, setIsAlive] = useState(false);
  const [hasWaiting, setHasWaiting] = useState(false);
  const [sending, addSending] = useOptimistic<Sending[], Sending>([], (list, post) => [...list, post]);
  const t = words.compose;
  useEffect(() => setIsAlive(true), []);
  useReplyLinks(setParent);

  const onPosted = useEffectEvent(async (value: unknown) => {
    const posted = value as Posted;
    setParent(null);
    setHasWaiting(posted?.isPending === true);
    await refresh();
    if (!posted || posted.isPending) return;
    passOwn(posted.number);
    if (posted.number > shown.last) router.push(hrefOf(posted.number));
  });

  if (overlay?.barrier) return <BarrierNote barrier={overlay.barrier} t={t} />;
  return (
    <>
      {sending.map((post) => (
        <div className="post sending" key={post.key} aria-busy="true">
          <p className="sub">{t.sending}</p>
          <div className="prose">{post.text}</div>
        </div>
      ))}
      {overlay?.slowWait && (
        <p className="note" role="status">
          <Hourglass className="i" aria-hidden />
          {fill(t.slowWait, { wait: overlay.slowWait })}
        </p>
      )}
      <Waiting posts={overlay?.waiting ?? []} isNew={hasWaiting} t={t} />
      <Composer
        id={FORM_ID}
        action={replyAction}
        words={composerWords}
        label={t.label}
        submitLabel={t.submit}
        placeholder={t.placeholder}
        hidden={{ threadId, parentNumber: parent === null ? "" : String(parent), stay: isAlive ? "1" : "" }}
        audience={audience}
        owner={me?.member.id}
        draftOf={{ kind: "reply", targetId: threadId }}
        serverDraft={overlay?.draft}
        saveDraft={saveDraftAction}
        uploadUrl="/api/media"
        mentionUrl={`/api/forum/mentions?thread=${threadId}`}
        onPending={addSending}
        onPosted={onPosted}
        onParent={setParent}
      >
        {parent !== null && (
          <p className="to">
            {fill(t.replyingTo, { number: parent })}
            <button type="button" className="ib s" onClick={() => setParent(null)} aria-label={t.cancelReply}>
              <X className="i" aria-hidden />
            </button>
          </p>
        )}
        {anonymous && <AnonymousField {...anonymous} />}
      </Composer>
    </>
  );
}

/** One listener for the links of all posts: 「回复」 sets what is answered, 「引用」 puts the chosen words into the text. */
function useReplyLinks(answer: (number: number) => void) {
  const marked = useRef<Marked | null>(null);
  // Whoever opens the menu of a post loses what was marked in it: it is remembered as they reach for that.
  const onPress = useEffectEvent((event: PointerEvent) => {
    const isMenu = (event.target as Element).closest("details, [data-quote]") !== null;
    marked.current = isMenu ? (markedText() ?? marked.current) : null;
  });
  const onClick = useEffectEvent((event: MouseEvent) => {
    const link = (event.target as Element).closest<HTMLElement>("[data-reply], [data-quote]");
    if (!link || !document.getElementById(FORM_ID) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const number = Number(link.dataset.reply ?? link.dataset.quote);
    event.preventDefault();
    answer(number);
    link.closest("details")?.removeAttribute("open");
    insertIntoComposer(
      FORM_ID,
      link.dataset.quote
        ? quotePlain(number, link.dataset.name ?? "", chosenText(number, markedText() ?? marked.current))
        : "",
    );
    document.getElementById(FORM_ID)?.scrollIntoView({ block: "center" });
  });
  useEffect(() => {
    const stop = new AbortController();
    const options = { capture: true, signal: stop.signal };
    document.addEventListener("pointerdown", (event) => onPress(event), options);
    document.addEventListener("click", (event) => onClick(event), options);
    return () => stop.abort();
  }, []);
}

type Marked = { number: number; text: string };

/** What is marked now, from within a post on. */
function markedText(): Marked | null {
  const selection = getSelection();
  const from = selection?.anchorNode;
  const post = (from instanceof Element ? from : from?.parentElement)?.closest("[id^='text-']");
  if (!selection || selection.isCollapsed || !post) return null;
  return { number: Number(post.id.slice("text-".length)), text: String(selection) };
}

/** What the reader has marked in the post, else all of it but what it quotes itself. */
function chosenText(number: number, marked: Marked | null): string {
  if (marked?.number === number) return marked.text;
  const text = document.getElementById(`text-${number}`);
  const own = text?.cloneNode(true) as HTMLElement | undefined;
  for (const quote of own?.querySelectorAll("blockquote, figure") ?? []) quote.remove();
  return [...(own?.children ?? [])].map((block) => block.textContent).join("\n\n");
}

type Words = ReturnType<typeof useThread>["words"]["compose"];
type WaitingProps = { posts: { number: number; text: string }[]; isNew: boolean; t: Words };

function Waiting({ posts, isNew, t }: WaitingProps) {
  if (posts.length === 0) return null;
  return (
    <div className="note warn" role="status">
      <Hourglass className="i" aria-hidden />
      <div>
        <b>{isNew ? t.sentWaiting : t.waitingTitle}</b>
        {posts.map((post) => (
          <p key={post.number}>{post.text}</p>
        ))}
      </div>
    </div>
  );
}

type BarrierProps = { barrier: NonNullable<NonNullable<ReturnType<typeof useThread>["overlay"]>["barrier"]>; t: Words };

function BarrierNote({ barrier, t }: BarrierProps) {
  return (
    <p className="note">
      <Lock className="i" aria-hidden />
      {barrier.kind === "muted" ? fill(t.muted, { until: barrier.until }) : t[barrier.kind]}
    </p>
  );
}
