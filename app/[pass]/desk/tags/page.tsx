import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { LabelGroupTable } from "#components/forum/label-group-table.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { listManagedGroups } from "#domains/forum/labels/queries.ts";
import { managesBoards } from "#domains/forum/policy.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };
const PATH = "/desk/tags";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, managesBoards);
  return { title: words(lang, "labels")("desk.title") };
});

/** The groups of labels that this person keeps. */
export default orMissing(async function LabelGroupsPage({ params }: Props) {
  const { actor, lang } = await staffOf(params, PATH, managesBoards);
  const groups = await listManagedGroups(actor);
  const t = words(lang, "labels");
  return (
    <>
      <header className="dhead">
        <div>
          <h1>{t("desk.title")}</h1>
          <p className="hint">{t("desk.lede")}</p>
        </div>
        <p className="acts-r">
          <Link className="btn s" href={`${PATH}/new`} prefetch={false}>
            <Plus className="i" aria-hidden />
            {t("desk.new")}
          </Link>
        </p>
      </header>
      {groups.length > 0 ? <LabelGroupTable lang={lang} groups={groups} /> : <p className="empty">{t("desk.none")}</p>}
    </>
  );
});
