import {
  Eye,
  EyeOff,
  FolderInput,
  Lock,
  LockOpen,
  type LucideIcon,
  Merge,
  MessageCircleWarning,
  MicOff,
  PencilLine,
  Scale,
  Split,
  Timer,
  TimerOff,
  Trash2,
  Undo2,
  UserSearch,
} from "lucide-react";
import Link from "next/link";
import { Time } from "#components/ui/time.tsx";
import type { OpenKind, OpenLogLine } from "#domains/moderation/open-log/queries.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { titleIn } from "#lib/thread-title.ts";

const ICONS: Record<OpenKind, LucideIcon> = {
  "hide-post": EyeOff,
  "restore-post": Eye,
  "hide-revision": EyeOff,
  "restore-revision": Eye,
  "purge-post": Trash2,
  "reveal-author": UserSearch,
  "rename-thread": PencilLine,
  "lock-thread": Lock,
  "unlock-thread": LockOpen,
  "move-thread": FolderInput,
  "unmove-thread": Undo2,
  "split-thread": Split,
  "move-posts": FolderInput,
  "merge-thread": Merge,
  "slow-thread": Timer,
  "unslow-thread": TimerOff,
  "warn-member": MessageCircleWarning,
  "withdraw-warning": Undo2,
  "mute-member": MicOff,
  "unmute-member": Undo2,
  "uphold-appeal": Scale,
  "decline-appeal": Scale,
};

type Props = {
  lang: Lang;
  day: string;
  base: string;
  lines: OpenLogLine[];
  /** Of a unit, or of what belongs to everyone. */
  isOfUnit: boolean;
};

/** What was done, when, why and in which office; never by whom, to whom, or because of whom. */
export function OpenLog({ lang, day, base, lines, isOfUnit }: Props) {
  const t = words(lang, "openLog");
  return (
    <ol className="openlog">
      {lines.map((line) => {
        const Icon = ICONS[line.kind];
        const office = line.office === "leader" && !isOfUnit ? "all" : line.office;
        return (
          <li key={line.id}>
            <span className="av k" aria-hidden="true">
              <Icon className="i" />
            </span>
            <div>
              <p>
                <b>{t(`kinds.${line.kind}`)}</b> <Place line={line} lang={lang} base={base} />
              </p>
              {line.reason && <p className="ex">{t("reason", { reason: line.reason })}</p>}
              <p className="meta">
                <Time at={line.at} lang={lang} day={day} />
                <span>{t(`offices.${office}`)}</span>
                {line.until && <span>{t("until", { date: formatDateTime(line.until, lang) })}</span>}
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function Place({ line, lang, base }: { line: OpenLogLine; lang: Lang; base: string }) {
  const t = words(lang, "openLog");
  const { threadId, threadTitle, postNumber: number } = line;
  if (!threadId || threadTitle === null) return null;
  const thread = titleIn(lang, threadTitle);
  const path = `${base}/forum/threads/${threadId}`;
  return (
    <Link className="link" href={number ? `${path}/${number}#post-${number}` : path} prefetch={false}>
      {number ? t("where", { thread, number }) : t("thread", { thread })}
    </Link>
  );
}
