/** Next calls this once a process, before the first request. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { openForRequests } = await import("#domains/edge/start.ts");
  await openForRequests();
}
