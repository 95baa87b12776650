import { leave } from "#domains/accounts/session-here.ts";
import { isSameOrigin } from "#domains/edge/same-origin.ts";

/**
 * Signs this browser out. A form of its own and no server action: the whole document goes, and with it what the
 * browser keeps of pages seen, so that the way back leads to the door. Drafts are on the server.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  await leave();
  const headers = { Location: "/sign-in", "Clear-Site-Data": '"cache", "storage"', "Cache-Control": "no-store" };
  return new Response(null, { status: 303, headers });
}
