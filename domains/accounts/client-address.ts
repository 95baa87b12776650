/**
 * Whom a request comes from: the last address in X-Forwarded-For. That is what our own proxy added, or, without one,
 * the address of the connection itself (domains/edge/peer.ts lets no other claim through).
 */
export const clientAddress = (headers: Headers): string =>
  headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
