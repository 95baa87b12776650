import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ColumnFields } from "#components/bulletins/column-fields.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { createColumnAction } from "#domains/bulletins/actions.ts";
import { COLUMN_LIMITS } from "#domains/bulletins/columns/input.ts";
import { listOpenColumns, listRoutes } from "#domains/bulletins/columns/queries.ts";
import { canManageColumns } from "#domains/bulletins/policy.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };
const PATH = "/desk/columns/new";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, canManageColumns);
  return { title: words(lang, "bulletins")("columnDesk.new") };
});

/** Sets up a column. */
export default orMissing(async function NewColumnPage({ params }: Props) {
  const { actor, lang } = await staffOf(params, PATH, canManageColumns);
  const t = words(lang, "bulletins");
  const [routes, columns] = await Promise.all([listRoutes(actor), listOpenColumns(actor)]);
  const parents = columns.filter(({ depth }) => depth === 0);
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">
            <Link href="/desk/columns" prefetch={false}>
              {t("columnDesk.title")}
            </Link>
          </p>
          <h1>{t("columnDesk.new")}</h1>
        </div>
      </header>
      <ActionForm action={createColumnAction} className="deed">
        <ColumnFields lang={lang} routes={routes} parents={parents} limits={COLUMN_LIMITS} />
        <SubmitButton>{t("columnDesk.create")}</SubmitButton>
      </ActionForm>
    </>
  );
});
