import "../globals.css";
import type { Metadata, Viewport } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { MeProvider } from "#components/me/me-provider.tsx";
import { findOrganisation, mournsOn } from "#domains/edge/organisation.ts";
import { openPass, type Pass } from "#domains/edge/pass.ts";
import { displayScript } from "#lib/display.ts";
import { words } from "#lib/i18n.ts";
import { brokenMain } from "./broken.tsx";

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
  const { isGrey, broken } = await moodOf(pass);
  const t = words(pass.lang, "forms");
  return (
    <html lang={pass.lang} data-mourning={isGrey || undefined} suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: displayScript }} />
      </head>
      {/* What a form says when nothing can be asked for any more (trouble-note.tsx). */}
      <body data-offline={t("offline")} data-failed={t("failed")}>
        <MeProvider>{broken ?? children}</MeProvider>
      </body>
    </html>
  );
}

/** Whether the organisation mourns; where that cannot be asked, nothing else can, and the frame still stands. */
async function moodOf({ day, lang }: Pass): Promise<{ isGrey: boolean; broken?: ReactNode }> {
  try {
    return { isGrey: mournsOn(await findOrganisation(), day) };
  } catch (error) {
    return { isGrey: false, broken: await brokenMain(lang, error) };
  }
}
