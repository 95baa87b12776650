import type { APIResponse } from "@playwright/test";

/** What differs from one answer to the next although the same is said, by the header. */
const PASSING = [
  "date",
  "etag",
  "connection",
  "keep-alive",
  "x-middleware-rewrite",
  "x-nextjs-cache",
  "content-length",
  // Files that the head names when it is sent early enough; `shapeOf` passes over them in the document.
  "link",
];

/** Headers without what passes; nonces, and the hashes of scripts that hold the address, are made alike. */
export function headersOf(answer: APIResponse): Record<string, string> {
  const kept = Object.entries(answer.headers()).filter(([name]) => !PASSING.includes(name));
  return Object.fromEntries(
    kept.map(([name, value]) => [name, withoutNonce(value).replace(/('sha256-[^']+' ?)+/g, "#")]),
  );
}

/**
 * What an answer says: every tag and text of its document letter by letter without the nonce, with the asked `address`
 * made alike; and of Next's stream, whose rows come as they get ready and refer to each other now so, now otherwise,
 * every text in it.
 */
export async function shapeOf(answer: APIResponse, address: string): Promise<string> {
  const body = withoutAddress(spelled(withoutNonce(await answer.text())), address);
  if (answer.headers()["content-type"]?.startsWith("text/x-component")) return textsOf(body);
  const rows: string[] = [];
  // Which files the head already names depends on when it was sent.
  const drawn = body.replace(/<script [^>]*src=[^>]*><\/script>|<link rel="preload"[^>]*>/g, "");
  const document = drawn.replace(/<script[^>]*>self\.__next_f\.push\((.*?)\)<\/script>/gs, (_, pushed: string) => {
    const [, row = ""] = JSON.parse(pushed) as [number, string?];
    rows.push(row);
    return "";
  });
  return `${piecesOf(document)}\n${textsOf(rows.join(""))}`;
}

/** Where React sends a part later than the rest, it stands at the end and a script puts it in its place: order says when, not what. */
function piecesOf(document: string): string {
  const placed = document
    .replace(
      /<script[^>]*>(?:(?!<\/script>).)*(?:\$R[A-Z]|body link\[rel="icon"\])(?:(?!<\/script>).)*<\/script>/gs,
      "",
    )
    .replace(/<!--.*?-->|<template id="[BP]:\d+">|<div hidden id="S:\d+">/gs, "");
  const pieces = placed.match(/<[^>]*>|[^<]+/g) ?? [];
  return pieces
    .filter((piece) => !piece.startsWith("</"))
    .sort()
    .join("\n");
}

/** Nonces, and the names that Next makes up for the parts of a head, are new in every answer. */
const withoutNonce = (text: string) =>
  text.replace(/nonce(-|="|":"|\\":\\")[\w+/=]+/g, "nonce").replace(/"[\w-]{21}([mv])\\?"/g, "$1");

function textsOf(stream: string): string {
  const texts = (stream.match(/"(?:[^"\\]|\\.)*"/g) ?? []).filter((text) => !text.startsWith('"$'));
  return [...new Set(texts)].sort().join("\n");
}

/** A copy keeps the spelling by which its address was first asked: `%77orks` is `works`. */
const spelled = (text: string) => text.replace(/%(?:[46][1-9a-f]|[57][0-9a])/gi, decodeURIComponent);

/** Only names that stand for one object: ids, slugs with a dash, and units, as parts of addresses. */
function withoutAddress(text: string, address: string): string {
  const names = address.split(/[/?&=:]/).filter((part) => /^[\w-]*-[\w-]*$/.test(part));
  const [, unit] = /^(?:\/api\/me)?\/units\/([\w-]+)/.exec(address) ?? [];
  const whole = address.length > 1 ? text.replaceAll(address.slice(1), "@") : text;
  const rest = unit ? whole.replace(new RegExp(`(?<=["/])${unit}(?=["/\\\\])`, "g"), "@") : whole;
  return names.reduce((all, name) => all.replaceAll(name, "@"), rest);
}
