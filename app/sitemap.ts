import type { MetadataRoute } from "next";
import { publicAddresses } from "#domains/bulletins/feeds/sitemap.ts";
import { originHere } from "#domains/edge/origin.ts";

export const dynamic = "force-dynamic";

/** Every page that search engines may keep. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const origin = await originHere();
  const addresses = await publicAddresses();
  return addresses.map(({ path, changedAt }) => ({ url: `${origin}${path}`, lastModified: changedAt ?? undefined }));
}
