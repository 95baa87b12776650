import { randomUUID } from "node:crypto";
import { isSignedBy, signatureOf } from "./secret.ts";

/** A ticket lives as long as one sign-in action takes. */
const TICKET_MS = 30_000;
const PURPOSE = "ticket";
const spent = new Set<string>();

/** What the door has checked: the password, or the second step after it. */
export type Claims = { memberId: string; step: "password" | "second"; kept: boolean };

/**
 * Proof, for NextAuth's credentials provider, that the door already checked and throttled this person:
 * its own endpoint takes no password, so there is no second way in. A ticket never leaves the server.
 */
export function issueTicket({ memberId, step, kept }: Claims): string {
  const claims = [memberId, step, kept ? "kept" : "-", Date.now() + TICKET_MS, randomUUID()].join(".");
  return `${claims}.${signatureOf(PURPOSE, claims)}`;
}

/** Opens a ticket once; null when it is forged, old or spent. */
export function redeemTicket(ticket: string): Claims | null {
  const cut = ticket.lastIndexOf(".");
  const claims = ticket.slice(0, cut);
  const [memberId = "", step, kept, until, once = ""] = claims.split(".");
  if (spent.has(once) || !isSignedBy(PURPOSE, claims, ticket.slice(cut + 1)) || Number(until) < Date.now()) return null;
  spent.add(once);
  setTimeout(() => spent.delete(once), TICKET_MS).unref();
  return { memberId, step: step === "second" ? "second" : "password", kept: kept === "kept" };
}
