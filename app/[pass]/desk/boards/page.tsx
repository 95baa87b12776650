import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { BoardTable } from "#components/forum/board-table.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { listManagedBoards } from "#domains/forum/boards/queries.ts";
import { managesBoards } from "#domains/forum/policy.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };
const PATH = "/desk/boards";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, managesBoards);
  return { title: words(lang, "forum")("desk.title") };
});

/** The boards that this person looks after. */
export default orMissing(async function BoardsPage({ params }: Props) {
  const { actor, lang } = await staffOf(params, PATH, managesBoards);
  const boards = await listManagedBoards(actor);
  const t = words(lang, "forum");
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
      {boards.length > 0 ? <BoardTable lang={lang} boards={boards} /> : <p className="empty">{t("desk.none")}</p>}
    </>
  );
});
