import { checkHealth } from "#domains/kernel/health.ts";

export const dynamic = "force-dynamic";

/** For balancers and the launcher: `ok` only when web, database and worker are well. */
export async function GET(): Promise<Response> {
  const health = await checkHealth();
  return Response.json(health, {
    status: health.status === "ok" ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
