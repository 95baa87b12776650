/**
 * Whether a request that changes something comes from our own pages: `Origin` is on the configured list, or the browser
 * itself says same-origin. Next's own check lets a missing Origin and a forged X-Forwarded-Host pass (docs/security.md).
 */
export function isSameOrigin(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (origin !== null && allowedOrigins(headers).includes(origin)) return true;
  return headers.get("sec-fetch-site") === "same-origin" && origin !== "null";
}

/** The configured origins; on an unconfigured intranet start, the host that was really asked for. */
function allowedOrigins(headers: Headers): string[] {
  const configured = process.env.QINGFENG_ORIGIN;
  if (configured) return configured.split(",").map((entry) => entry.trim());
  const host = headers.get("host");
  return host ? [`http://${host}`] : [];
}
