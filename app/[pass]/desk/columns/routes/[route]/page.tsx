import "#components/bulletins/desk.css";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { RouteFields } from "#components/bulletins/route-fields.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { updateRouteAction } from "#domains/bulletins/actions.ts";
import { canManageColumns } from "#domains/bulletins/policy.ts";
import { ROUTE_LIMITS, TASK_ROLES } from "#domains/bulletins/routes/input.ts";
import { findRouteById } from "#domains/bulletins/routes/queries.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string; route: string }> };

async function load(params: Props["params"]) {
  const { route: id } = await params;
  const person = await staffOf(params, `/desk/columns/routes/${id}`, canManageColumns);
  const route = await findRouteById(person.actor, id);
  if (!route) notFound();
  return { ...person, route };
}

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load(params)).route.name };
});

/** One route: its steps, and who says a word at each. */
export default orMissing(async function RoutePage({ params }: Props) {
  const { lang, route } = await load(params);
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
          <h1>{lang === "en" ? route.enName : route.name}</h1>
          <p className="hint">{t("routes.changeHint")}</p>
        </div>
      </header>
      <ActionForm action={updateRouteAction} className="deed">
        <input type="hidden" name="routeId" value={route.id} />
        <RouteFields lang={lang} route={route} roles={TASK_ROLES} limits={ROUTE_LIMITS} />
        <SubmitButton>{t("columnDesk.save")}</SubmitButton>
      </ActionForm>
    </>
  );
});
