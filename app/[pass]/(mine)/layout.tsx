import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { layoutOrBroken } from "#app/[pass]/broken.tsx";
import { FormKeeper } from "#components/form/form-keeper.tsx";
import { SiteShell } from "#components/layout/site-shell.tsx";
import { findOrganisation } from "#domains/edge/organisation.ts";
import { openPass } from "#domains/edge/pass.ts";
import { messages } from "#messages/index.ts";

type Props = { params: Promise<{ pass: string }>; children: ReactNode };

export default layoutOrBroken(async function PersonalLayout({ params, children }: Props) {
  const pass = openPass((await params).pass);
  if (!pass) notFound();
  return (
    <SiteShell lang={pass.lang} organisation={await findOrganisation()}>
      <FormKeeper words={messages[pass.lang].forms.kept} />
      {children}
    </SiteShell>
  );
});
