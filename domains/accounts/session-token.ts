import { unsealSession } from "./auth-config.ts";

/** Decoding costs a key derivation; a token never changes its meaning, so what it says is remembered. */
const TOKENS_MAX = 20_000;
const known = new Map<string, { sid: string; until: number }>();

/** The session id in a sealed session cookie, or null when the seal is broken or its time is over. */
export async function sessionIdOf(token: string | undefined): Promise<string | null> {
  if (!token || token.length > 4_000) return null;
  const earlier = known.get(token);
  if (earlier) return earlier.until > Date.now() ? earlier.sid : null;
  const claims = await unsealSession(token);
  if (typeof claims?.sid !== "string") return null;
  if (known.size >= TOKENS_MAX) known.clear();
  known.set(token, { sid: claims.sid, until: (claims.exp ?? 0) * 1000 });
  return claims.sid;
}
