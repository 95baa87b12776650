import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orMissing } from "#app/[pass]/missing.tsx";
import { SetUpForm } from "#components/accounts/set-up-form.tsx";
import { setUpAction } from "#domains/accounts/actions.ts";
import { isSetUpOpen } from "#domains/accounts/set-up.ts";
import { openPass } from "#domains/edge/pass.ts";
import { words } from "#lib/i18n.ts";
import { messages } from "#messages/index.ts";

type Props = { params: Promise<{ pass: string; token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const lang = openPass((await params).pass)?.lang ?? "zh-CN";
  return { title: words(lang, "accounts")("setUp.title") };
}

/** The first administrator's one-time page. */
export default orMissing(async function SetUpPage({ params }: Props) {
  const { pass: segment, token } = await params;
  const pass = openPass(segment);
  if (!pass) notFound();
  const { setUp, reveal } = messages[pass.lang].accounts;
  const isOpen = await isSetUpOpen(token);
  return <SetUpForm action={setUpAction} token={token} words={{ ...setUp, reveal }} isClosed={!isOpen} />;
});
