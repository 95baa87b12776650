import type { Metadata } from "next";
import Link from "next/link";
import { areasToKeep } from "#app/[pass]/desk/boards/areas.ts";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { BoardFields } from "#components/forum/board-fields.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { createBoardAction } from "#domains/forum/actions.ts";
import { managesBoards } from "#domains/forum/policy.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };
const PATH = "/desk/boards/new";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, managesBoards);
  return { title: words(lang, "forum")("desk.new") };
});

/** Sets up a board in one of the units that this person looks after. */
export default orMissing(async function NewBoardPage({ params }: Props) {
  const { actor, lang } = await staffOf(params, PATH, managesBoards);
  const t = words(lang, "forum");
  return (
    <>
      <header className="dhead">
        <h1>{t("desk.new")}</h1>
      </header>
      <ActionForm action={createBoardAction} className="box deed max-w-180 p-5">
        <BoardFields lang={lang} units={await areasToKeep(actor, lang)} />
        <SubmitButton>{t("desk.create")}</SubmitButton>
      </ActionForm>
      <p className="mt-4 px-4 sm:px-0">
        <Link className="link" href="/desk/boards" prefetch={false}>
          {t("desk.back")}
        </Link>
      </p>
    </>
  );
});
