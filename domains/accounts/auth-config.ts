import type { NextAuthConfig } from "next-auth";
import { decode, encode, type JWT } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { believeProvider } from "./confirmation.ts";
import { authCookies, sessionCookie } from "./cookies.ts";
import { authSecret } from "./secret.ts";
import { type Opening, type Origin, openSession, SESSION_DAYS } from "./sessions.ts";
import { claimName, findOrLinkMember, hasSso, subjectOf } from "./sso.ts";
import { redeemTicket } from "./ticket.ts";

declare module "next-auth/jwt" {
  interface JWT {
    sid?: string;
  }
}

/** What only a request knows. */
type Edge = { origin: () => Promise<Origin>; beforeSso: (memberId: string) => Promise<void> };

/** How NextAuth is set up. What it seals into its cookie is the id of a session row, and nothing else is believed of it. */
export const authConfig = (edge: Edge): NextAuthConfig => ({
  trustHost: true,
  secret: authSecret(),
  session: { strategy: "jwt", maxAge: SESSION_DAYS * 86_400 },
  cookies: authCookies(),
  pages: { signIn: "/sign-in", error: "/sign-in" },
  logger: { error: logRefusal },
  providers: [tickets, ...(hasSso() ? [organisationSso()] : [])],
  callbacks: {
    /** False, or the address of the door with a reason, lets nobody in. */
    async signIn({ account, profile }) {
      if (account?.provider !== "sso") return true;
      const found = await findOrLinkMember(subjectOf(issuer(), account.providerAccountId), profile ?? {});
      return "refused" in found ? `/sign-in?refused=${found.refused}` : true;
    },
    async jwt({ token, user, account, profile }) {
      if (!user) return token;
      const opening =
        account?.provider === "sso"
          ? await openingOfSso(account.providerAccountId, profile ?? {})
          : (user as { opening?: Opening }).opening;
      if (!opening) return null;
      if (opening.method === "sso") await edge.beforeSso(opening.memberId);
      return { sid: await openSession(opening, await edge.origin()) };
    },
  },
});

/** The session cookie of a session row, as NextAuth seals it. */
export const sealSession = (sid: string): Promise<string> =>
  encode({ token: { sid }, secret: authSecret(), salt: sessionCookie() });

/** What a session cookie says, or null when its seal is broken or its time is over. */
export const unsealSession = (token: string): Promise<JWT | null> =>
  decode({ token, secret: authSecret(), salt: sessionCookie() }).catch(() => null);

/** For the operator: why single sign-on failed, without anything that was sent. */
function logRefusal(error: Error) {
  const { err } = (error.cause ?? {}) as { err?: Error };
  console.error(JSON.stringify({ level: "warn", at: "sign-in", error: error.name, cause: err && String(err) }));
}

/** The door has checked the password already and hands over a ticket that says so. */
const tickets = Credentials({
  credentials: { ticket: {} },
  authorize: ({ ticket }) => {
    const claims = redeemTicket(String(ticket ?? ""));
    if (!claims) return null;
    const { memberId, step, kept } = claims;
    const passed = step === "second" ? "everything" : "password";
    return { id: memberId, opening: { memberId, method: "password", passed, kept } satisfies Opening };
  },
});

/** No more is asked of the provider than the claim needs. */
const scope = () => (claimName() === "email" ? "openid email" : "openid profile");
const issuer = () => process.env.QINGFENG_OIDC_ISSUER ?? "";

/** The organisation's own provider. Its claims are read from the userinfo endpoint, where all providers put them. */
const organisationSso = () => ({
  id: "sso",
  name: "SSO",
  type: "oidc" as const,
  issuer: issuer(),
  clientId: process.env.QINGFENG_OIDC_CLIENT_ID ?? "",
  clientSecret: process.env.QINGFENG_OIDC_CLIENT_SECRET ?? "",
  checks: ["pkce" as const, "state" as const, "nonce" as const],
  authorization: { params: { scope: scope() } },
  idToken: false,
  profile: (claims: { sub: string }) => ({ id: claims.sub }),
});

/** The second factor is the provider's affair; without an adapter `user.id` is made up, so the account's id counts. */
async function openingOfSso(sub: string, claims: Record<string, unknown>): Promise<Opening | null> {
  const found = await findOrLinkMember(subjectOf(issuer(), sub), claims);
  if ("refused" in found) return null;
  await believeProvider(found.memberId, claims);
  return { memberId: found.memberId, method: "sso", passed: "everything", kept: false };
}
