import type { Tx } from "#db/client.ts";
import type { OpenFault } from "#db/enums/reviews.ts";
import { carriers } from "#domains/carriers.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import type { Draft } from "../drafts/queries.ts";
import { checkArticle, type Finding } from "./findings.ts";
import { listBrokenLinks } from "./links.ts";
import { listCheckedWords } from "./queries.ts";

/** What is said where a text goes on although something in it must be put right. */
export type Despite = { despite?: "on"; faultsReason: string };
/** What stands in it still, and why it goes on. */
export type Faults = { openFaults: OpenFault[]; faultsReason: string };

/** What of a draft its readers will see: what is said for the register counts only in a column that is one. */
export const checkedIn = (draft: Draft): Draft =>
  draft.columnTemplate === "register" ? draft : { ...draft, disclosure: null };

/** 必须处理: what nobody lets pass without a word. Pictures without their text are refused whatever is said. */
export const isFault = ({ level, kind }: Finding) => level === "must" && kind !== "alt" && kind !== "lostPicture";

/** Lets a text with open faults go on only with a tick and a reason, as it stands at this moment; answers with what is then recorded. */
export async function acceptFaults(tx: Tx, actor: Actor, draft: Draft, said: Despite): Promise<Faults> {
  const openFaults = await listFaults(actor, draft, tx);
  if (openFaults.length === 0) return { openFaults, faultsReason: "" };
  const { despite, faultsReason } = said;
  const first = openFaults.slice(0, NAMED_MAX).map(({ found }) => found);
  const open = { key: "faultsOpen", values: { count: openFaults.length, which: first.join("、") } };
  if (despite !== "on" || faultsReason === "")
    throw new DomainError("invalid", {
      ...(despite !== "on" && { despite: open }),
      ...(faultsReason === "" && { faultsReason: { key: "faultsReason" } }),
    });
  return { openFaults, faultsReason };
}

/** So many are named in the refusal; all of them stand beside the text. */
const NAMED_MAX = 3;

export async function listFaults(actor: Actor, draft: Draft, tx: Tx): Promise<OpenFault[]> {
  const words = await listCheckedWords(actor, tx);
  const broken = await listBrokenLinks(actor, draft, carriers, tx);
  return checkArticle(checkedIn(draft), words, { broken })
    .filter(isFault)
    .map(({ kind, found }) => ({ kind, found: PERSONAL.has(kind) ? masked(found) : found }));
}

/** A record of numbers that must not be told does not tell them. */
const PERSONAL = new Set<Finding["kind"]>(["idNumber", "mobile", "bankCard"]);
const masked = (number: string) => `${number.slice(0, 3)}****${number.slice(-2)}`;

/** For the log of what went out so. */
export const faultsIn = ({ openFaults, faultsReason }: Faults) =>
  openFaults.length > 0 ? { faults: openFaults.length, faultsReason } : {};
