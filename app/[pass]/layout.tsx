import "../globals.css";
import type { Metadata, Viewport } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { MeProvider } from "#components/me/me-provider.tsx";
import { findOrganisation, mournsOn } from "#domains/edge/organisation.ts";
import { openPass } from "#domains/edge/pass.ts";
import { displayScript } from "#lib/display.ts";

export const metadata: Metadata = {
  title: { default: "清风", template: "%s · 清风" },
  formatDetection: { telephone: false },
  robots: { index: false, follow: false },
};
export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover" };

type Props = { params: Promise<{ pass: string }>; children: ReactNode };

/** The only root layout: its language comes from the pass, so moving between areas and personal pages stays soft. */
export default async function RootLayout({ params, children }: Props) {
  const pass = openPass((await params).pass);
  if (!pass) notFound();
  const isGrey = mournsOn(await findOrganisation(), pass.day);
  return (
    <html lang={pass.lang} data-mourning={isGrey || undefined} suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: displayScript }} />
      </head>
      <body>
        <MeProvider>{children}</MeProvider>
      </body>
    </html>
  );
}
