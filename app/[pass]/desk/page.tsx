import { redirect } from "next/navigation";
import { orMissing } from "#app/[pass]/missing.tsx";
import { deskGroups, mayUseDesk } from "#domains/desk.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { deskNavigation } from "./navigation.ts";

type Props = { params: Promise<{ pass: string }> };

/** The desk opens where this person's work is. */
export default orMissing(async function DeskPage({ params }: Props) {
  const { actor, lang } = await staffOf(params, "/desk", mayUseDesk);
  redirect(deskNavigation(lang, deskGroups(actor), {})[0]!.links[0]!.href);
});
