import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { QueueList } from "#components/moderation/queue-list.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { mayHandle } from "#domains/moderation/policy.ts";
import { listQueue } from "#domains/moderation/queue/queries.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, "/desk/moderation", mayHandle);
  return { title: words(lang, "moderation")("queue.title") };
});

/** A leader's morning: everything that waits, oldest first. */
export default orMissing(async function QueuePage({ params }: Props) {
  const { actor, lang } = await staffOf(params, "/desk/moderation", mayHandle);
  const t = words(lang, "moderation");
  const items = await listQueue(actor);
  return (
    <>
      <header className="dhead">
        <div>
          <h1>{t("queue.title")}</h1>
          <p className="hint">{t("queue.lede")}</p>
        </div>
      </header>
      {items.length > 0 ? (
        <QueueList lang={lang} items={items} now={Date.now()} />
      ) : (
        <div className="empty">
          <p>{t("queue.empty")}</p>
          <Link className="btn g s" href="/desk/moderation/log">
            {t("queue.emptyAction")}
          </Link>
        </div>
      )}
    </>
  );
});
