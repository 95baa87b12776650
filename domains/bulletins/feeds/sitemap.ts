import { PUBLIC_PATH } from "#domains/edge/paths.ts";
import { guest } from "#domains/kernel/actor.ts";
import { listColumns } from "../columns/queries.ts";
import { listPublicAddresses } from "../queries.ts";

/** What one sitemap may hold (sitemaps.org, protocol 0.9). */
const ADDRESSES_MAX = 50_000;

/** Every address that search engines may keep: public columns, and what lies in them, the newest first. */
export async function publicAddresses(): Promise<{ path: string; changedAt: Date | null }[]> {
  const columns = await listColumns(guest);
  const lists = columns.map(({ slug }) => ({ path: `${PUBLIC_PATH}/bulletins/columns/${slug}`, changedAt: null }));
  const fixed = [{ path: PUBLIC_PATH, changedAt: null }, ...lists];
  const texts = await listPublicAddresses(guest, ADDRESSES_MAX - fixed.length);
  return [...fixed, ...texts.map(({ id, at }) => ({ path: `${PUBLIC_PATH}/bulletins/${id}`, changedAt: at }))];
}
