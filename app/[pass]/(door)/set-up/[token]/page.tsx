import { notFound } from "next/navigation";
import { SetUpForm } from "#components/accounts/set-up-form.tsx";
import { setUpAction } from "#domains/accounts/actions.ts";
import { isSetUpOpen } from "#domains/accounts/set-up.ts";
import { openPass } from "#domains/edge/pass.ts";
import { words } from "#lib/i18n.ts";

type Props = { params: Promise<{ pass: string; token: string }> };

/** The first administrator's one-time page. */
export default async function SetUpPage({ params }: Props) {
  const { pass: segment, token } = await params;
  const pass = openPass(segment);
  if (!pass) notFound();
  const t = words(pass.lang, "accounts");
  const isOpen = await isSetUpOpen(token);
  const names = [
    "title",
    "lede",
    "organisation",
    "you",
    "signInName",
    "password",
    "passwordHint",
    "again",
    "securityName",
    "auditName",
    "submit",
    "doneTitle",
    "doneText",
    "toSignIn",
  ] as const;
  const said = Object.fromEntries(names.map((name) => [name, t(`setUp.${name}`)])) as Record<
    (typeof names)[number],
    string
  >;
  return (
    <SetUpForm
      action={setUpAction}
      token={token}
      words={said}
      closed={isOpen ? null : { title: t("setUp.closedTitle"), text: t("setUp.closedText") }}
    />
  );
}
