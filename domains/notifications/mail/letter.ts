import type { NewsKind } from "#db/enums/mails.ts";
import { REPLY_DAYS } from "#domains/forum/by-mail/tokens.ts";
import { dayOf, formatDay } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { nameIn } from "#lib/reserved-names.ts";
import { inert } from "#lib/text/inert.ts";
import { titleIn } from "#lib/thread-title.ts";
import { placeOf } from "../place.ts";
import type { InboxLine } from "../queries.ts";
import { GROUP_OF } from "./groups.ts";
import { addressOf, messageIdOf } from "./links.ts";
import { unsubscribeToken } from "./unsubscribe.ts";

/** More are counted, and found in the inbox. */
const LINES_SHOWN = 30;
const TITLE_MAX_CHARS = 80;

type Given = {
  mail: { id: string; kind: NewsKind; memberId: string };
  lines: InboxLine[];
  lang: Lang;
  site: string;
  /** Where an answer is taken, if it is. */
  replyTo: string | null;
};

/**
 * The mail that tells `lines`, newest first: what happened, by whom, under which title, and where. What was said it does
 * not carry: that is read where it is asked who may.
 */
export function writeLetter({ mail, lines, lang, site, replyTo }: Given) {
  const t = words(lang, "mails");
  const told = lines.slice(0, LINES_SHOWN).map((line) => paragraph(line, lang));
  const rest = lines.length - told.length;
  if (rest > 0) told.push(`${t("mail.more", { count: rest })}\n${addressOf("/inbox")}`);
  const off = lines.some(({ kind }) => GROUP_OF[kind] !== "duty") ? unsubscribeToken(mail.memberId, mail.kind) : null;
  const thread = threadOf(lines);
  const foot = [
    ...(replyTo === null ? [] : [t("mail.reply", { days: REPLY_DAYS })]),
    inert(site),
    `${t("mail.settings")}\n${addressOf("/settings/notifications")}`,
    off === null ? t("mail.duty") : `${t("mail.unsubscribe")}\n${addressOf(`/unsubscribe/${off}`)}`,
  ];
  return {
    subject: `[${inert(site)}] ${subjectOf(mail.kind, lines, lang)}`,
    text: `${told.join("\n\n")}\n\n-- \n${foot.join("\n\n")}\n`,
    messageId: messageIdOf(mail.id),
    references: thread === null ? [] : [messageIdOf(`thread.${thread}`)],
    ...(replyTo !== null && { replyTo }),
    headers: {
      "Auto-Submitted": "auto-generated",
      ...(off !== null && {
        "List-Unsubscribe": `<${addressOf(`/api/unsubscribe/${off}`)}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }),
    },
  };
}

function paragraph(line: InboxLine, lang: Lang): string {
  const where = inert(line.unitName ?? "");
  const due = line.dueOn && words(lang, "notifications")("due", { day: dayIn(line.dueOn, lang) });
  const about = [titleOf(line, lang), where, due].filter(Boolean).join(" · ");
  return [sentenceOf(line, lang), about, addressOf(placeOf(line))].filter(Boolean).join("\n");
}

function sentenceOf(line: InboxLine, lang: Lang): string {
  const t = words(lang, "notifications");
  const kind = line.actionKind ? words(lang, "moderation")(`kinds.${line.actionKind}`) : "";
  return t(`lines.${line.kind}`, {
    name: line.actorName === null ? t("someone") : inert(nameIn(lang, line.actorName)),
    kind,
    count: line.count ?? 1,
  });
}

function titleOf({ threadTitle, bulletinTitle }: InboxLine, lang: Lang): string {
  const title = inert(threadTitle === null ? (bulletinTitle ?? "") : titleIn(lang, threadTitle));
  return title && words(lang, "mails")("mail.title", { title: [...title].slice(0, TITLE_MAX_CHARS).join("") });
}

const dayIn = (dueOn: string, lang: Lang) => formatDay(new Date(`${dueOn}T12:00:00Z`), lang, dayOf(new Date()));

/** Mail programs put mails under one subject together, so that of a thread is its title. */
function subjectOf(kind: NewsKind, lines: InboxLine[], lang: Lang): string {
  const t = words(lang, "mails");
  const [first] = lines;
  if (kind === "digest" || !first) return t("mail.digest", { count: lines.length });
  if (threadOf(lines) !== null && first.threadTitle !== null) return titleOf(first, lang);
  return lines.length === 1
    ? [sentenceOf(first, lang), titleOf(first, lang)].filter(Boolean).join(" ")
    : t("mail.several", { count: lines.length });
}

/** The thread that all lines are about, if it is one. */
export function threadOf(lines: InboxLine[]): string | null {
  const [id, ...others] = new Set(lines.map(({ threadId }) => threadId));
  return others.length === 0 ? (id ?? null) : null;
}
