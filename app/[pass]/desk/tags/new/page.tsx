import type { Metadata } from "next";
import Link from "next/link";
import { areasToKeep } from "#app/[pass]/desk/boards/areas.ts";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { LabelGroupFields } from "#components/forum/label-group-fields.tsx";
import { staffOf } from "#domains/edge/audience.ts";
import { createLabelGroupAction } from "#domains/forum/actions.ts";
import { LABEL_MAX_CHARS } from "#domains/forum/labels/limits.ts";
import { managesBoards } from "#domains/forum/policy.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };
const PATH = "/desk/tags/new";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, managesBoards);
  return { title: words(lang, "labels")("desk.new") };
});

/** Sets up a group of labels for one of the areas that this person looks after. */
export default orMissing(async function NewLabelGroupPage({ params }: Props) {
  const { actor, lang } = await staffOf(params, PATH, managesBoards);
  const t = words(lang, "labels");
  return (
    <>
      <header className="dhead">
        <h1>{t("desk.new")}</h1>
      </header>
      <ActionForm action={createLabelGroupAction} className="deed">
        <LabelGroupFields lang={lang} nameMaxChars={LABEL_MAX_CHARS} areas={await areasToKeep(actor, lang)} />
        <SubmitButton>{t("desk.create")}</SubmitButton>
      </ActionForm>
      <p>
        <Link className="link" href="/desk/tags" prefetch={false}>
          {t("desk.back")}
        </Link>
      </p>
    </>
  );
});
