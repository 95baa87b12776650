import { mayUseDesk } from "#domains/desk.ts";
import { memberHandler } from "#domains/edge/handler.ts";
import { countRead } from "#domains/kernel/read-limit.ts";
import { countUnread } from "#domains/notifications/queries.ts";
import { overlayFor } from "#domains/overlays.ts";

/** What belongs to one person on the page whose path follows `/api/me`. */
export const GET = memberHandler(async ({ actor, url }) => {
  await countRead(actor);
  const path = decodeURIComponent(url.pathname.slice("/api/me".length)) || "/";
  const page = await overlayFor(actor, path);
  return { member: { id: actor.id, name: actor.name }, inbox: await countUnread(actor), desk: mayUseDesk(actor), page };
});
