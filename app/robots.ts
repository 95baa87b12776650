import type { MetadataRoute } from "next";
import { originHere } from "#domains/edge/origin.ts";
import { PUBLIC_PATH } from "#domains/edge/paths.ts";

export const dynamic = "force-dynamic";

/** Search engines may keep what is public, with its pictures and feeds, and nothing else: of the others' files they get none. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  const rules = { userAgent: "*", allow: [PUBLIC_PATH, "/api/feeds/public/", "/api/media/"], disallow: "/" };
  return { rules, sitemap: `${await originHere()}/sitemap.xml` };
}
