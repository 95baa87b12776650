import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { layoutOrBroken } from "#app/[pass]/broken.tsx";
import { MissingInShell, orMissing } from "#app/[pass]/missing.tsx";
import { TwoStepNote } from "#components/accounts/two-step-note.tsx";
import { FormKeeper } from "#components/form/form-keeper.tsx";
import { DeskShell } from "#components/layout/desk-shell.tsx";
import { lacksTwoStep } from "#domains/accounts/own.ts";
import { countWaiting } from "#domains/bulletins/drafts/queries.ts";
import { deskGroups, mayUseDesk } from "#domains/desk.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { findOrganisation } from "#domains/edge/organisation.ts";
import { countQueue } from "#domains/moderation/queue/queries.ts";
import { messages } from "#messages/index.ts";
import { deskNavigation } from "./navigation.ts";

type Props = { params: Promise<{ pass: string }>; children: ReactNode };

/** The staff's room. Its navigation shows what this person may open; each page asks again. */
const DeskLayout = layoutOrBroken(async function DeskLayout({ params, children }: Props) {
  const { actor, lang } = await staffOf(params, "/desk", mayUseDesk);
  const [moderation, bulletins, isBare] = await Promise.all([
    countQueue(actor),
    countWaiting(actor),
    lacksTwoStep(actor),
  ]);
  const groups = deskNavigation(lang, deskGroups(actor), { moderation, bulletins });
  const { isDemo } = await findOrganisation();
  if (groups.length === 0) notFound();
  return (
    <DeskShell
      lang={lang}
      groups={groups}
      isDemo={isDemo}
      person={{ name: actor.name, post: actor.homes[0]?.post ?? "" }}
    >
      {isBare && <TwoStepNote lang={lang} />}
      <FormKeeper words={messages[lang].forms.kept} />
      {children}
    </DeskShell>
  );
});

export default orMissing(DeskLayout, MissingInShell);
