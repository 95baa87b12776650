import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };
const PATH = "/settings/archive";
const PARTS = ["account", "posts", "pictures", "marks", "drafts", "bookmarks", "decisions", "confirmed"] as const;

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, PATH);
  return { title: words(lang, "exports")("archive.title") };
});

/** What one may take along of what the house keeps of oneself. */
export default orMissing(async function ArchivePage({ params }: Props) {
  const { lang } = await personOf(params, PATH);
  const t = words(lang, "exports");
  return (
    <section className="formpage">
      <p className="crumb">
        <Link href="/settings">{words(lang, "accounts")("settings.title")}</Link>
      </p>
      <h1>{t("archive.title")}</h1>
      <p className="lede">{t("archive.lede")}</p>
      <ul className="list">
        {PARTS.map((part) => (
          <li key={part}>{t(`archive.parts.${part}`)}</li>
        ))}
      </ul>
      <p className="hint">{t("archive.hint")}</p>
      <p>
        <a className="btn" href={`${PATH}/file`} download>
          {t("archive.take")}
        </a>
      </p>
    </section>
  );
});
