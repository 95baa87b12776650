import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { FeedAddresses } from "#components/bulletins/feed-addresses.tsx";
import { FeedNames } from "#components/bulletins/feed-names.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { TextField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { createFeedKeyAction, revokeFeedKeyAction } from "#domains/bulletins/actions.ts";
import { findForumFeed } from "#domains/bulletins/feeds/forum.ts";
import { FEED_NAME_MAX_CHARS } from "#domains/bulletins/feeds/input.ts";
import { listFeedKeys } from "#domains/bulletins/feeds/keys.ts";
import { ALL_COLUMNS, forumFeedName } from "#domains/bulletins/feeds/names.ts";
import { personOf } from "#domains/edge/audience.ts";
import { originHere } from "#domains/edge/origin.ts";
import { listBoards } from "#domains/forum/boards/queries.ts";
import { formatDateTime } from "#lib/dates.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }>; searchParams?: Promise<{ of?: string | string[] }> };
const PATH = "/settings/feeds";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, PATH);
  return { title: words(lang, "feeds")("settings.title") };
});

/** One's private addresses for feed readers, and the way to end each. */
export default orMissing(async function FeedsPage({ params, searchParams }: Props) {
  const { actor, lang } = await personOf(params, PATH);
  const t = words(lang, "feeds");
  const { of } = (await searchParams) ?? {};
  const [keys, boards, asked] = await Promise.all([
    listFeedKeys(actor),
    listBoards(actor),
    typeof of === "string" ? findForumFeed(actor, of) : null,
  ]);
  const origin = await originHere();
  const names = [
    { name: t("settings.names.all"), feed: ALL_COLUMNS },
    ...boards.map(({ slug, name }) => ({ name, feed: forumFeedName({ forum: "board", name: slug }) })),
  ];
  return (
    <section className="formpage">
      <p className="crumb">
        <Link href="/settings">{words(lang, "accounts")("settings.title")}</Link>
      </p>
      <h1>{t("settings.title")}</h1>
      <p className="lede">{t("settings.lede")}</p>
      {asked && <p className="note">{t("settings.asked", { name: asked.name })}</p>}
      <ActionForm action={createFeedKeyAction} className="deed">
        <FeedAddresses
          origin={origin}
          feed={asked?.feed ?? ALL_COLUMNS}
          words={{ title: t("settings.made"), text: t("settings.once"), gone: t("settings.gone") }}
        >
          <TextField
            name="name"
            label={t("settings.name")}
            hint={t("settings.nameHint")}
            maxLength={FEED_NAME_MAX_CHARS}
            required
          />
          <SubmitButton>{t("settings.create")}</SubmitButton>
        </FeedAddresses>
      </ActionForm>
      <FeedNames lang={lang} names={names} />
      {keys.length > 0 && (
        <>
          <h2>{t("settings.list")}</h2>
          <ul className="cards">
            {keys.map(({ id, name, createdAt, lastUsedAt }) => (
              <li key={id} className="card">
                <h3>{name}</h3>
                <p className="meta">
                  <span>{t("settings.since", { date: formatDateTime(createdAt, lang) })}</span>
                  <span>
                    {lastUsedAt
                      ? t("settings.used", { date: formatDateTime(lastUsedAt, lang) })
                      : t("settings.neverUsed")}
                  </span>
                </p>
                <ActionForm action={revokeFeedKeyAction}>
                  <input type="hidden" name="feedKeyId" value={id} />
                  <SubmitButton className="btn g s">{t("settings.revoke", { name })}</SubmitButton>
                </ActionForm>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
});
