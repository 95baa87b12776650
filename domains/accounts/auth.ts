import { headers } from "next/headers";
import NextAuth from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { clientAddress } from "./client-address.ts";
import { authCookies } from "./cookies.ts";
import { openSession, SESSION_DAYS } from "./sessions.ts";
import { redeemTicket } from "./ticket.ts";

declare module "next-auth/jwt" {
  interface JWT {
    sid?: string;
  }
}

/** NextAuth lives here and in its route handler, nowhere else. What it seals into its cookie is the session's id. */
export const { handlers, signIn, signOut } = NextAuth(() => ({
  trustHost: true,
  secret: process.env.AUTH_SECRET,
  session: { strategy: "jwt", maxAge: SESSION_DAYS * 86_400 },
  cookies: authCookies(),
  pages: { signIn: "/sign-in", error: "/sign-in" },
  providers: [
    Credentials({
      credentials: { ticket: {} },
      authorize: ({ ticket }) => {
        const claims = redeemTicket(String(ticket ?? ""));
        return claims && { id: claims.memberId, method: claims.method };
      },
    }),
  ],
  callbacks: {
    async jwt({ token, user }) {
      if (!user?.id) return token;
      const method = (user as { method?: "password" | "set-up" }).method ?? "password";
      return { ...token, sid: await openSession(user.id, method, await requestOrigin()) };
    },
  },
}));

async function requestOrigin() {
  const list = await headers();
  return { ip: clientAddress(list), userAgent: list.get("user-agent") };
}
