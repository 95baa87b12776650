import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ColumnFields } from "#components/bulletins/column-fields.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { closeColumnAction, updateColumnAction } from "#domains/bulletins/actions.ts";
import { COLUMN_LIMITS } from "#domains/bulletins/columns/input.ts";
import { findColumn, listColumns, listRoutes } from "#domains/bulletins/columns/queries.ts";
import { canManageColumns } from "#domains/bulletins/policy.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string; column: string }> };

async function load(params: Props["params"]) {
  const { column: id } = await params;
  const person = await staffOf(params, `/desk/columns/${id}`, canManageColumns);
  const column = await findColumn(person.actor, id);
  if (!column) notFound();
  return { ...person, column };
}

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load(params)).column.name };
});

/** One column: its names, its place and the way its texts take. */
export default orMissing(async function ColumnPage({ params }: Props) {
  const { actor, lang, column } = await load(params);
  const t = words(lang, "bulletins");
  const [routes, columns] = await Promise.all([listRoutes(actor), listColumns(actor)]);
  const parents = columns.filter(
    ({ id, depth, closedAt }) => depth === 0 && id !== column.id && (closedAt === null || id === column.parentId),
  );
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">
            <Link href="/desk/columns" prefetch={false}>
              {t("columnDesk.title")}
            </Link>
          </p>
          <h1>{(lang === "en" && column.enName) || column.name}</h1>
          {column.closedAt && <p className="hint">{t("columnDesk.closed")}</p>}
        </div>
      </header>
      <ActionForm action={updateColumnAction} className="deed">
        <input type="hidden" name="columnId" value={column.id} />
        <ColumnFields lang={lang} column={column} routes={routes} parents={parents} limits={COLUMN_LIMITS} />
        <SubmitButton>{t("columnDesk.save")}</SubmitButton>
      </ActionForm>
      <ActionForm action={closeColumnAction} className="deed">
        <input type="hidden" name="columnId" value={column.id} />
        <input type="hidden" name="isClosed" value={String(column.closedAt === null)} />
        <p className="hint">{t(column.closedAt ? "columnDesk.reopenHint" : "columnDesk.closeHint")}</p>
        <SubmitButton className={column.closedAt ? "btn g" : "btn d"}>
          {t(column.closedAt ? "columnDesk.reopen" : "columnDesk.close")}
        </SubmitButton>
      </ActionForm>
    </>
  );
});
