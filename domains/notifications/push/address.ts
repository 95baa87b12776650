import { settings } from "#lib/env.ts";

/** Whether members may be told by their browsers here: the operator switches it on, for it asks the browsers' makers. */
export const canPush = () => settings().QINGFENG_WEB_PUSH === "on";

/**
 * Whether the house may send to this address, which a browser has named: its host, with its port, stands on the operator's
 * list (`*.` for any name below). Without encryption only on this very machine.
 */
export function isAllowedEndpoint(endpoint: string): boolean {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  if (!url || url.username || url.password) return false;
  if (url.protocol !== "https:" && !(url.protocol === "http:" && url.hostname === "127.0.0.1")) return false;
  return settings().QINGFENG_WEB_PUSH_HOSTS.some((host) =>
    host.startsWith("*.") ? url.host.endsWith(host.slice(1)) : url.host === host,
  );
}
