import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { layoutOrBroken } from "#app/[pass]/broken.tsx";
import { DoorShell } from "#components/layout/door-shell.tsx";
import { findOrganisation } from "#domains/edge/organisation.ts";
import { openPass } from "#domains/edge/pass.ts";

type Props = { params: Promise<{ pass: string }>; children: ReactNode };

/** The pages of guests: sign-in and set-up, beside the picture. */
export default layoutOrBroken(async function DoorLayout({ params, children }: Props) {
  const pass = openPass((await params).pass);
  if (!pass) notFound();
  return (
    <DoorShell lang={pass.lang} organisation={await findOrganisation()}>
      {children}
    </DoorShell>
  );
});
