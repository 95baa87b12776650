import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { heedPersonAction } from "#domains/forum/actions.ts";
import { listIgnored } from "#domains/forum/ignores/queries.ts";
import { formatDay } from "#lib/dates.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };
const PATH = "/settings/ignored";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, PATH);
  return { title: words(lang, "order")("ignored.title") };
});

/** Those whose words are folded for the reader. */
export default orMissing(async function IgnoredPage({ params }: Props) {
  const { actor, lang, day } = await personOf(params, PATH);
  const t = words(lang, "order");
  const people = await listIgnored(actor);
  return (
    <section className="formpage">
      <p className="crumb">
        <Link href="/settings">{words(lang, "accounts")("settings.title")}</Link>
      </p>
      <h1>{t("ignored.title")}</h1>
      <p className="lede">{t("ignored.lede")}</p>
      {people.length === 0 && <p className="empty">{t("ignored.empty")}</p>}
      <ul className="cards">
        {people.map(({ id, name, since }) => (
          <li key={id} className="card">
            <h3>{name}</h3>
            <p className="meta">
              <span>{t("ignored.since", { date: formatDay(since, lang, day) })}</span>
            </p>
            <ActionForm action={heedPersonAction}>
              <input type="hidden" name="personId" value={id} />
              <input type="hidden" name="from" value="settings" />
              <SubmitButton className="btn g s">{t("ignored.heedOf", { name })}</SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </section>
  );
});
