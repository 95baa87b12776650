import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { layoutOrBroken } from "#app/[pass]/broken.tsx";
import { PublicShell } from "#components/layout/public-shell.tsx";
import { findOrganisation } from "#domains/edge/organisation.ts";
import { openPass } from "#domains/edge/pass.ts";

type Props = { params: Promise<{ pass: string }>; children: ReactNode };

/** The only pages that search engines may keep. */
export const metadata: Metadata = { robots: { index: true, follow: true } };

export default layoutOrBroken(async function PublicLayout({ params, children }: Props) {
  const pass = openPass((await params).pass);
  if (!pass) notFound();
  return (
    <PublicShell lang={pass.lang} organisation={await findOrganisation()}>
      {children}
    </PublicShell>
  );
});
