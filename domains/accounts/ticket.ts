import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

/** A ticket lives as long as one sign-in action takes. */
const TICKET_MS = 30_000;
const spent = new Set<string>();

/**
 * Proof, for NextAuth's credentials provider, that the door already checked and throttled this person:
 * its own endpoint takes no password, so there is no second way in.
 */
export function issueTicket(memberId: string, method: "password" | "set-up"): string {
  const claims = [memberId, method, Date.now() + TICKET_MS, randomUUID()].join(".");
  return `${claims}.${sign(claims)}`;
}

/** Opens a ticket once; null when it is forged, old or spent. */
export function redeemTicket(ticket: string): { memberId: string; method: "password" | "set-up" } | null {
  const [memberId, method, until, once, signature] = ticket.split(".");
  if (!memberId || !method || !until || !once || !signature || spent.has(once)) return null;
  const expected = Buffer.from(sign([memberId, method, until, once].join(".")));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected) || Number(until) < Date.now()) return null;
  spent.add(once);
  setTimeout(() => spent.delete(once), TICKET_MS).unref();
  return { memberId, method: method === "set-up" ? "set-up" : "password" };
}

const sign = (claims: string) =>
  createHmac("sha256", process.env.AUTH_SECRET ?? "")
    .update(`ticket:${claims}`)
    .digest("base64url");
