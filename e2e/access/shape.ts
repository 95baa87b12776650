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
];

/** Headers without what passes; nonces, and the hashes of scripts that hold the address, are made alike. */
export function headersOf(answer: APIResponse): Record<string, string> {
  const kept = Object.entries(answer.headers()).filter(([name]) => !PASSING.includes(name));
  return Object.fromEntries(
    kept.map(([name, value]) => [name, withoutNonce(value).replace(/('sha256-[^']+' ?)+/g, "#")]),
  );
}

/**
 * What an answer says: its document letter by letter without the nonce, with the asked `address` made alike; and of
 * Next's stream, whose rows come as they get ready and refer to each other now so, now otherwise, every text in it.
 */
export async function shapeOf(answer: APIResponse, address: string): Promise<string> {
  const body = withoutAddress(withoutNonce(await answer.text()), address);
  if (answer.headers()["content-type"]?.startsWith("text/x-component")) return textsOf(body);
  const rows: string[] = [];
  const document = body.replace(/<script[^>]*>self\.__next_f\.push\((.*?)\)<\/script>/gs, (_, pushed: string) => {
    const [, row = ""] = JSON.parse(pushed) as [number, string?];
    rows.push(row);
    return "";
  });
  return `${document}\n${textsOf(rows.join(""))}`;
}

const withoutNonce = (text: string) => text.replace(/nonce(-|="|":"|\\":\\")[\w+/=]+/g, "nonce");

function textsOf(stream: string): string {
  const texts = (stream.match(/"(?:[^"\\]|\\.)*"/g) ?? []).filter((text) => !text.startsWith('"$'));
  return [...new Set(texts)].sort().join("\n");
}

/** Only names that stand for one object: ids, and slugs with a dash. */
function withoutAddress(text: string, address: string): string {
  const names = address.split(/[/?&=:]/).filter((part) => /^[\w-]*-[\w-]*$/.test(part));
  return names.reduce((rest, name) => rest.replaceAll(name, "@"), text);
}
