import { settings } from "#lib/env.ts";

/** Hosts that the operator allows (QINGFENG_WEBHOOK_HOSTS): without one there are no webhooks. */
export const webhookHosts = () => settings().QINGFENG_WEBHOOK_HOSTS;

/**
 * Whether the house may send to this address: its host stands on the operator's list as it is, with its port, and nothing
 * that merely ends alike. Asked when a webhook is made and again at every sending.
 */
export function isAllowedAddress(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || url.username || url.password || !/^https?:$/.test(url.protocol)) return false;
  return webhookHosts().includes(url.host);
}
