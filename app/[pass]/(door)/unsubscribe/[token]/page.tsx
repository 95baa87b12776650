import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orMissing } from "#app/[pass]/missing.tsx";
import { openPass } from "#domains/edge/pass.ts";
import { readUnsubscribeToken } from "#domains/notifications/mail/unsubscribe.ts";
import { words } from "#lib/i18n.ts";

type Props = {
  params: Promise<{ pass: string; token: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const lang = openPass((await params).pass)?.lang ?? "zh-CN";
  return { title: words(lang, "mails")("off.button") };
}

/** Where the link of a mail leads: it asks first, for looking at it changes nothing. */
export default orMissing(async function UnsubscribePage({ params, searchParams }: Props) {
  const { pass: segment, token } = await params;
  const pass = openPass(segment);
  if (!pass) notFound();
  const t = words(pass.lang, "mails");
  const about = readUnsubscribeToken(token);
  const kind = about && (about.kind === "digest" ? t("off.digest") : t(`groups.${about.kind}`));
  const state = kind === null ? "closed" : (await searchParams).done ? "done" : "ask";
  return (
    <section className="gform">
      <h1>{t(`off.${TITLES[state]}`)}</h1>
      <p className="lede" role={state === "done" ? "status" : undefined}>
        {t(`off.${TEXTS[state]}`, { kind: kind ?? "" })}
      </p>
      {state === "ask" && (
        <form method="post" action={`/api/unsubscribe/${token}?from=page`}>
          <button type="submit" className="btn w">
            {t("off.button")}
          </button>
        </form>
      )}
      {state !== "ask" && (
        <a className="btn w" href="/settings/notifications">
          {t("off.settings")}
        </a>
      )}
    </section>
  );
});

const TITLES = { ask: "title", done: "doneTitle", closed: "closedTitle" } as const;
const TEXTS = { ask: "text", done: "doneText", closed: "closedText" } as const;
