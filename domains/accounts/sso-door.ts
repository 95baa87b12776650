import { signIn } from "./auth.ts";
import { ownPath } from "./own-path.ts";
import { hasSso } from "./sso.ts";

/**
 * Sends the browser to the organisation's single sign-on, and after it to `next`. Reached by a link, not by a form:
 * `form-action 'self'` stops a form that is redirected to another host.
 */
export async function beginSso(next: string | null): Promise<Response> {
  if (!hasSso()) return new Response(null, { status: 404 });
  const to = await signIn("sso", { redirect: false, redirectTo: ownPath(next ?? undefined) }).catch(() => null);
  const isElsewhere = typeof to === "string" && URL.canParse(to);
  const headers = { Location: isElsewhere ? to : "/sign-in?error=sso", "Cache-Control": "no-store" };
  return new Response(null, { status: 303, headers });
}
