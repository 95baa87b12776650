import type { NextRequest } from "next/server";
import { handlers } from "#domains/accounts/auth.ts";
import { beginSso } from "#domains/accounts/sso-door.ts";

/**
 * Of NextAuth's own addresses only the way back from single sign-on is open; the way there is ours. Passwords go
 * through the door (domains/accounts/door.ts), sign-out through /api/sign-out.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const { pathname, searchParams } = request.nextUrl;
  if (pathname === "/api/auth/sso") return beginSso(searchParams.get("next"));
  if (pathname === "/api/auth/callback/sso") return handlers.GET(request);
  return new Response(null, { status: 404 });
}
