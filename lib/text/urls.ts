const HREF_MAX_CHARS = 2048;
/** Controls, blanks, invisible and direction characters, and the backslash that browsers read as a slash. */
const TRICKS = /[\p{Cc}\p{Cf}\p{Z}\\]/u;
const MAIL = /^mailto:[a-z0-9.!#$%*+/=^_{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i;
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The link itself when it may be followed, else null. Allowed are http(s) without a user name (`https://gov.cn@evil.example`
 * lies about its host), a bare mail address without headers (`?bcc=` would be filled in unseen), and our own paths.
 * Asked when a body is written and again when it is rendered.
 */
export function safeHref(href: unknown): string | null {
  if (typeof href !== "string" || href.length > HREF_MAX_CHARS || TRICKS.test(href)) return null;
  if (href.startsWith("/")) return isOwnPath(href) ? href : null;
  if (MAIL.test(href)) return href;
  return isWebAddress(href) ? href : null;
}

/** Whether a link leads out of this site. */
export const isExternal = (href: string): boolean => !href.startsWith("/");

function isOwnPath(href: string): boolean {
  const url = URL.parse(href, "https://own.invalid");
  return url?.host === "own.invalid" && !url.pathname.startsWith("//");
}

function isWebAddress(href: string): boolean {
  if (!/^https?:\/\/[^/]/i.test(href)) return false;
  const url = URL.parse(href);
  return url !== null && url.hostname !== "" && url.username === "" && url.password === "";
}

/** Whether the percent signs of a path stand for UTF-8 (RFC 3986, 2.5): Next answers 500 to a path that it cannot read. */
export function isReadablePath(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
