import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { fileSize } from "#components/media/sizes.ts";
import { UploadCard } from "#components/media/upload-card.tsx";
import { personOf } from "#domains/edge/audience.ts";
import { UploadsQuery } from "#domains/media/own/input.ts";
import { countUploads, listUploads } from "#domains/media/own/queries.ts";
import { nameUses } from "#domains/uses.ts";
import { words } from "#lib/i18n.ts";

type Props = {
  params: Promise<{ pass: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PATH = "/settings/uploads";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await personOf(params, PATH);
  return { title: words(lang, "media")("own.title") };
});

/** What the reader has put here, where it is used, and the way to take it away again. */
export default orMissing(async function UploadsPage({ params, searchParams }: Props) {
  const { actor, lang, day } = await personOf(params, PATH);
  const asked = await searchParams;
  const { before } = UploadsQuery.parse(asked);
  const [{ files, next }, total] = await Promise.all([listUploads(actor, before), countUploads(actor)]);
  const named = await nameUses(
    actor,
    files.flatMap(({ carriers }) => carriers),
  );
  const t = words(lang, "media");
  return (
    <section className="formpage">
      <p className="crumb">
        <Link href="/settings">{words(lang, "accounts")("settings.title")}</Link>
      </p>
      <h1>{t("own.title")}</h1>
      <p className="lede">{t("own.lede")}</p>
      {asked.withdrawn !== undefined && (
        <p className="note ok" role="status">
          {t("own.deleted")}
        </p>
      )}
      {total.files === 0 ? (
        <p className="empty">{t("own.empty")}</p>
      ) : (
        <p className="hint num">{t("own.total", { count: total.files, size: fileSize(total.bytes) })}</p>
      )}
      <ul className="cards">
        {files.map((file) => (
          <UploadCard key={file.id} {...{ lang, day, file }} uses={usesOf(file, named)} />
        ))}
      </ul>
      <nav className="pages" aria-label={t("own.title")}>
        {before && <Link href={PATH}>{t("own.newest")}</Link>}
        {next && <Link href={`${PATH}?before=${next}`}>{t("own.older")}</Link>}
      </nav>
    </section>
  );
});

const usesOf = ({ carriers }: { carriers: { id: string }[] }, named: Awaited<ReturnType<typeof nameUses>>) =>
  named.filter(({ id }) => carriers.some((carrier) => carrier.id === id));
