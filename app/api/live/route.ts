import { memberHandler } from "#domains/edge/handler.ts";
import { openLive } from "#domains/forum/live/open.ts";

export const dynamic = "force-dynamic";

/** Server-sent events of one thread: `/api/live?topic=thread:<id>`; goes on from `Last-Event-ID`. */
export const GET = memberHandler(async ({ actor, url, raw }) => {
  const last = /^\d{1,15}$/.exec(raw.headers.get("last-event-id") ?? "")?.[0];
  const topic = url.searchParams.get("topic") ?? "";
  const stream = await openLive(actor, topic, last ? Number(last) : null, raw.signal);
  return new Response(stream, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "private, no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
});
