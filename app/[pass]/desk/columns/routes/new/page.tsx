import "#components/bulletins/desk.css";
import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { RouteFields } from "#components/bulletins/route-fields.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { createRouteAction } from "#domains/bulletins/actions.ts";
import { canManageColumns } from "#domains/bulletins/policy.ts";
import { ROUTE_LIMITS, TASK_ROLES } from "#domains/bulletins/routes/input.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string }> };
const PATH = "/desk/columns/routes/new";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, canManageColumns);
  return { title: words(lang, "bulletins")("routes.new") };
});

/** Sets up a route. */
export default orMissing(async function NewRoutePage({ params }: Props) {
  const { lang } = await staffOf(params, PATH, canManageColumns);
  const t = words(lang, "bulletins");
  return (
    <>
      <header className="dhead">
        <div>
          <p className="dcrumb">
            <Link href="/desk/columns/routes" prefetch={false}>
              {t("routes.title")}
            </Link>
          </p>
          <h1>{t("routes.new")}</h1>
        </div>
      </header>
      <ActionForm action={createRouteAction} className="deed">
        <RouteFields lang={lang} roles={TASK_ROLES} limits={ROUTE_LIMITS} />
        <SubmitButton>{t("routes.create")}</SubmitButton>
      </ActionForm>
    </>
  );
});
