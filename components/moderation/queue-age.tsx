import { Clock } from "lucide-react";
import type { QueueItem } from "#domains/moderation/queue/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";

const HOUR_MS = 3_600_000;
/** Beyond two days hours say less than days. */
const HOURS_MAX = 48;

type Props = { lang: Lang; item: Pick<QueueItem, "since" | "isLate" | "assigneeName">; now: number };

/** How long it waits, marked once that is more than members are told to expect, and in whose hands it is. */
export function QueueAge({ lang, item, now }: Props) {
  const t = words(lang, "queue");
  const hours = Math.floor((now - item.since.getTime()) / HOUR_MS);
  return (
    <p className="due">
      <span className={item.isLate ? "late" : undefined}>
        {item.isLate && <Clock className="i" aria-hidden />}
        {hours < HOURS_MAX ? t("hours", { hours }) : t("days", { days: Math.floor(hours / 24) })}
      </span>
      <small>{item.assigneeName ? t("inHands", { name: item.assigneeName }) : t("nobody")}</small>
    </p>
  );
}
