import type { Lang } from "#lib/i18n.ts";
import { messages } from "#messages/index.ts";

/** The few words that the islands of a thread need; `{count}` and the like are filled in the browser. Made on the server. */
export function threadWords(lang: Lang) {
  const { post, reactions, unread, live, compose, thread } = messages[lang].forum;
  const { jump, unread: marking } = messages[lang].finding;
  const { order } = messages[lang];
  return {
    isNew: post.isNew,
    react: post.react,
    reactMore: post.reactMore,
    more: post.more,
    quote: post.quote,
    edit: post.edit,
    editOnly: post.editOnly,
    takeBack: post.takeBack,
    flag: post.flag,
    moderate: post.moderate,
    accept: messages[lang].answers.menu,
    copy: thread.copy,
    copied: thread.copied,
    toUnread: thread.toUnread,
    unreadShort: thread.unreadShort,
    progressHere: thread.progressHere,
    line: unread.line,
    fresh: live.fresh,
    jump,
    markUnread: marking.from,
    markedUnread: marking.done,
    failed: messages[lang].lists.sweep.failed,
    reactions,
    compose,
    ...order.post,
  };
}
export type ThreadWords = ReturnType<typeof threadWords>;

/** What the button that marks all as read says, and the notice after it. */
export const sweepWords = (lang: Lang) => messages[lang].lists.sweep;
export type SweepWords = ReturnType<typeof sweepWords>;
