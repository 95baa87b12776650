import { invalid } from "#domains/kernel/errors.ts";
import type { Draft } from "./queries.ts";

/** What a register 公开目录 lists says who answers for it, on what it rests, its date and when it is looked at again. */
export function refuseIncompleteDisclosure({ columnTemplate, disclosure }: Draft): void {
  if (columnTemplate !== "register") return;
  const { owner, basis, madeOn, reviewOn } = disclosure ?? {};
  if (!owner || !basis || !madeOn || !reviewOn) throw invalid("form", "disclosureIncomplete");
}
