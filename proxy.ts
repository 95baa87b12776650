import { createHash, randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { isSecure, sessionCookie } from "#domains/accounts/cookies.ts";
import { PASSWORD_PAGE, TWO_STEP_PAGE } from "#domains/accounts/own-path.ts";
import { noteUse } from "#domains/accounts/sessions.ts";
import { brokenAnswer } from "#domains/edge/broken-answer.ts";
import { copyOf, isCopyPath } from "#domains/edge/copies.ts";
import { actorOfToken, langOf } from "#domains/edge/current.ts";
import { FORM_MAX_BYTES, faultOfForm } from "#domains/edge/form-body.ts";
import { type Area, looksLikePass, writePass } from "#domains/edge/pass.ts";
import { areaOf, isDesk, isDoor } from "#domains/edge/paths.ts";
import { isSameOrigin } from "#domains/edge/same-origin.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { canPush } from "#domains/notifications/push/address.ts";
import { namesToken } from "#domains/tokens/bearer.ts";
import { findUnitPath } from "#domains/units/unit-paths.ts";
import { mayEnterArea } from "#domains/units/visibility.ts";
import { dayOf } from "#lib/dates.ts";
import { DISPLAY_COOKIE, displayScript, readDisplay } from "#lib/display.ts";
import { LANG_COOKIE } from "#lib/i18n.ts";
import { contentPolicy } from "#lib/page-cache.mjs";
import { isReadablePath } from "#lib/text/urls.ts";

export const config = { matcher: ["/((?!_next/static/|icon.svg$|apple-icon.png$).*)"] };

/** Where the desk takes files in: handlers with limits of their own, and no pages. */
const FOR_FILES = new Set(["/desk/bulletins/import/upload", "/desk/people/import/upload"]);
/** What search engines ask for; it names nothing but what is public. */
const FOR_SEARCHERS = new Set(["/robots.txt", "/sitemap.xml"]);
/** The script by which a browser shows what is pushed to it; it lies in `public/`. */
const PUSH_WORKER = "/push/worker.js";
const UNSUBSCRIBE = "/api/unsubscribe/";
const INBOUND = "/api/inbound-mail";
const READING = new Set(["GET", "HEAD"]);

/** Chooses which copy a request gets, and turns away what no page should have to answer. It is not the lock: pages ask again. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  try {
    return await choose(request);
  } catch (error) {
    const { pathname } = request.nextUrl;
    // A personal page asks again who it is; its form hears from the action itself, and keeps what was typed.
    if (request.headers.has("next-action") && areaOf(pathname) === "mine") return personal(request, pathname);
    return harden(brokenAnswer(request, error));
  }
}

async function choose(request: NextRequest): Promise<NextResponse> {
  const { pathname } = request.nextUrl;
  if (!isReadablePath(pathname)) return refuse(400);
  if (request.headers.has("content-encoding")) return refuse(415);
  if (!READING.has(request.method) && !isSameOrigin(request.headers) && !isByToken(request) && !isByMail(request))
    return refuse(403);
  if (pathname.startsWith("/api/") || FOR_SEARCHERS.has(pathname)) return NextResponse.next(cleaned(request));
  if (pathname === PUSH_WORKER && canPush()) return pushWorker(request);
  const isForm = !READING.has(request.method) && !FOR_FILES.has(pathname);
  if (isForm && Number(request.headers.get("content-length")) > FORM_MAX_BYTES) return refuse(413);
  if (looksLikePass(pathname.split("/")[1] ?? "")) return missing(request);

  const actor = await actorOfToken(request.cookies.get(sessionCookie())?.value);
  if (!actor && !isBeforeDoor(pathname)) return toSignIn(request);
  const fault = isForm ? await faultOfForm(request) : null;
  if (fault) return refuse(fault);
  if (!actor) return isDoor(pathname) ? personal(request, pathname) : inArea(request, "public", pathname);
  if (actor.sessionId) noteUse(actor.sessionId);
  if (actor.passwordMustChange && pathname !== PASSWORD_PAGE) return leadTo(request, PASSWORD_PAGE);
  if (actor.owesTwoStep && isDesk(pathname)) return leadTo(request, TWO_STEP_PAGE);
  const area = areaOf(pathname);
  if (area === "mine") return personal(request, pathname);
  if (!(await mayEnter(actor, area))) return missing(request);
  return inArea(request, area, pathname);
}

/** The same for everybody, guests too: a browser looks for a newer one after its member has left. It may load nothing. */
function pushWorker(request: NextRequest) {
  const response = NextResponse.next(cleaned(request));
  response.headers.set("Content-Security-Policy", "default-src 'none'");
  response.headers.set("Cache-Control", "public, no-cache");
  return harden(response);
}

/** A program with a token; the API takes no notice of cookies, so that there is nothing another site could borrow. */
const isByToken = ({ headers, nextUrl }: NextRequest) => nextUrl.pathname.startsWith("/api/v1/") && namesToken(headers);

/**
 * A mail program that unsubscribes (RFC 8058) has no right but the signed address, a mail server that hands an answer in none
 * but its signature: no cookie is asked.
 */
const isByMail = ({ method, nextUrl: { pathname } }: NextRequest) =>
  method === "POST" && (pathname.startsWith(UNSUBSCRIBE) || pathname === INBOUND);

/** A page of an area: its stored copy for reading; what is written goes by it. */
function inArea(request: NextRequest, area: Area, pathname: string) {
  if (isCopyPath(pathname)) return missing(request);
  const copy = copyOf(pathname, readDisplay(request.cookies.get(DISPLAY_COOKIE)?.value).view);
  return READING.has(request.method) ? shared(request, area, copy) : withNonce(request, rewritten(request, area, copy));
}

/** Before the door: the door itself, and what is public. */
const isBeforeDoor = (pathname: string) => isDoor(pathname) || areaOf(pathname) === "public";

async function mayEnter(actor: Actor, area: Area): Promise<boolean> {
  if (!area.startsWith("unit:")) return true;
  const path = await findUnitPath(area.slice("unit:".length));
  return path !== null && mayEnterArea(actor, path);
}

/**
 * The stored copy of the area; `private` because it is behind the session, `no-cache` so that the ETag is asked each
 * time. No shared page reads a query, and Next writes the address that it was asked by into the copy: with its query
 * everybody would get to read what the first one asked.
 */
function shared(request: NextRequest, area: Area, pathname: string) {
  if (hasQuery(request)) return redirectTo(request, request.nextUrl.pathname.replace(/^\/+/, "/"));
  const response = NextResponse.rewrite(rewritten(request, area, pathname), {
    request: { headers: ownHeaders(request) },
  });
  response.headers.set("Cache-Control", area === "public" ? "public, no-cache" : "private, no-cache");
  if (area !== "public") response.headers.set("X-Robots-Tag", "noindex, nofollow");
  return harden(response);
}

function personal(request: NextRequest, pathname: string) {
  return withNonce(request, rewritten(request, "mine", pathname));
}

/** The one script of ours that stands in the page itself is the same on every page. */
const DISPLAY_SCRIPT = `'sha256-${createHash("sha256").update(displayScript).digest("base64")}'`;

function withNonce(request: NextRequest, url: URL) {
  const policy = contentPolicy(`'nonce-${randomBytes(16).toString("base64")}' 'strict-dynamic' ${DISPLAY_SCRIPT}`);
  const headers = ownHeaders(request);
  headers.set("content-security-policy", policy); // Next reads the nonce from here
  const response = NextResponse.rewrite(url, { request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("Cache-Control", "private, no-store");
  response.headers.set("X-Robots-Tag", "noindex, nofollow");
  return harden(response);
}

const hasQuery = ({ nextUrl }: NextRequest) => [...nextUrl.searchParams.keys()].some((name) => name !== "_rsc");

/**
 * The same page for what is forbidden, what is missing and what pretends to carry a pass; a copy for each address, since
 * the address stands in it.
 */
function missing(request: NextRequest) {
  return shared(request, "site", `/missing${request.nextUrl.pathname}`);
}

function rewritten(request: NextRequest, area: Area, pathname: string): URL {
  const url = request.nextUrl.clone();
  const lang = langOf(request.cookies.get(LANG_COOKIE)?.value, request.headers.get("accept-language"));
  url.pathname = `/${writePass({ area, lang, day: dayOf(new Date()) })}${pathname === "/" ? "" : pathname}`;
  return url;
}

/** To the door, and from there back again. */
function toSignIn(request: NextRequest) {
  const { pathname, search } = request.nextUrl;
  return leadTo(request, pathname === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(`${pathname}${search}`)}`);
}

/** Somewhere else first. The action of a page that was open before is told so in its own tongue. */
function leadTo(request: NextRequest, path: string) {
  if (!request.headers.has("next-action")) return redirectTo(request, path);
  const headers = { "x-action-redirect": `${path};push`, "Cache-Control": "private, no-store" };
  return harden(new NextResponse(null, { status: 303, headers }));
}

function redirectTo(request: NextRequest, path: string) {
  const url = new URL(path, request.nextUrl);
  const response = NextResponse.redirect(url, 303);
  response.headers.set("Cache-Control", "private, no-store");
  return harden(response);
}

/** Headers that only we may set; from outside they would put a foreign nonce into a stored page, or skip this very check. */
const OURS = ["content-security-policy", "x-nextjs-data", "x-middleware-subrequest"];

/** Copying the headers of every request is dear, so it is done only where one of ours came in. */
function cleaned(request: NextRequest) {
  return OURS.some((name) => request.headers.has(name)) ? { request: { headers: ownHeaders(request) } } : undefined;
}

function ownHeaders(request: NextRequest): Headers {
  const headers = new Headers(request.headers);
  for (const name of OURS) headers.delete(name);
  return headers;
}

const refuse = (status: number) => harden(new NextResponse(null, { status }));

/** A year, as long as browsers ask for. Of this host alone: what else the organisation has below its name is not ours to say. */
const ALWAYS_HTTPS = "max-age=31536000";

function harden(response: NextResponse) {
  response.headers.set("X-Content-Type-Options", "nosniff");
  response.headers.set("Referrer-Policy", "same-origin");
  response.headers.set("X-Frame-Options", "DENY");
  response.headers.set("Cross-Origin-Opener-Policy", "same-origin");
  response.headers.set("Cross-Origin-Resource-Policy", "same-origin");
  if (isSecure()) response.headers.set("Strict-Transport-Security", ALWAYS_HTTPS);
  return response;
}
