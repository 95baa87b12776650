import "../globals.css";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { displayScript } from "#components/layout/display-script.ts";
import { openPass } from "#domains/edge/pass.ts";

type Props = { params: Promise<{ pass: string }>; children: ReactNode };

/** The only root layout: its language comes from the pass, so moving between areas and personal pages stays soft. */
export default async function RootLayout({ params, children }: Props) {
  const pass = openPass((await params).pass);
  if (!pass) notFound();
  return (
    <html lang={pass.lang} suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: displayScript }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
