import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { layoutOrBroken } from "#app/[pass]/broken.tsx";
import { SiteShell } from "#components/layout/site-shell.tsx";
import { findOrganisation } from "#domains/edge/organisation.ts";
import { openPass } from "#domains/edge/pass.ts";
import { areaPath } from "#domains/edge/paths.ts";

type Props = { params: Promise<{ pass: string; unit: string }>; children: ReactNode };

export default layoutOrBroken(async function UnitLayout({ params, children }: Props) {
  const { pass: segment, unit } = await params;
  const pass = openPass(segment);
  if (!pass) notFound();
  return (
    <SiteShell lang={pass.lang} organisation={await findOrganisation()} base={areaPath(unit)}>
      {children}
    </SiteShell>
  );
});
