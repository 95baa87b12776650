/** Deeper nesting, and longer fields of the head, nobody sends who means it well. */
const DEPTH_MAX = 6;
const FIELD_MAX_CHARS = 2_000;
const FIELDS_MAX = 200;

const RECIPIENTS = ["to", "cc", "delivered-to", "x-original-to", "envelope-to"];
const OF_MACHINES = ["x-autoreply", "x-autorespond", "list-id"];
/** All that is asked of a head; the rest is not kept. */
const FIELDS = new Set([
  ...["from", "auto-submitted", "precedence", ...RECIPIENTS, ...OF_MACHINES],
  ...["content-type", "content-disposition", "content-transfer-encoding"],
]);

type Part = { head: Map<string, string[]>; body: string };

/** What of a mail is asked for: who sent it, to whom, whether a machine did, and its first plain text or, without one, its HTML. */
export type Message = { from: string[]; to: string[]; isAutomatic: boolean; text: string | null; html: string | null };

/** Reads a mail (RFC 5322, 2045) as far as an answer needs it. Pictures and attachments are left where they are. */
export function readMessage(raw: Uint8Array): Message {
  // One character a byte: what the bytes mean is known only where they stand.
  const { head, body } = partOf(Buffer.from(raw).toString("latin1"));
  const all = (...names: string[]) => names.flatMap((name) => head.get(name) ?? []);
  const auto = all("auto-submitted").some((value) => !/^no\b/i.test(value));
  const bulk = all("precedence").some((value) => /^(?:bulk|junk|list|auto_reply)/i.test(value));
  const text = wordsOf({ head, body }, "plain", 0);
  return {
    from: all("from").flatMap(addressesIn),
    to: all(...RECIPIENTS).flatMap(addressesIn),
    isAutomatic: auto || bulk || all(...OF_MACHINES).length > 0,
    text,
    html: text === null ? wordsOf({ head, body }, "html", 0) : null,
  };
}

function partOf(text: string): Part {
  const end = /(?:^|\r?\n)\r?\n/.exec(text);
  const top = end ? text.slice(0, end.index) : text;
  const head = new Map<string, string[]>();
  for (const line of top.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/, FIELDS_MAX)) {
    const [, name = "", value = ""] = /^([!-9;-~]+):[ \t]*(.*)$/.exec(line) ?? [];
    const field = name.toLowerCase();
    if (!FIELDS.has(field)) continue;
    const values = head.get(field) ?? [];
    values.push(value.slice(0, FIELD_MAX_CHARS).trim());
    head.set(field, values);
  }
  return { head, body: end ? text.slice(end.index + end[0].length) : "" };
}

/** What stands alone is looked at alone: nothing is tried from every letter of a long word on. */
const addressesIn = (value: string): string[] =>
  value
    .replace(/"[^"]*"/g, "")
    .split(/[\s<>,;:()"]+/)
    .filter((word) => /^[^@]+@[^@]+$/.test(word))
    .map((address) => address.toLowerCase());

/** The first part of a kind that says something: some programs send an empty plain text along. */
function wordsOf(part: Part, kind: "plain" | "html", depth: number): string | null {
  const type = part.head.get("content-type")?.[0] ?? "text/plain";
  const parameter = (name: string) => new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^\\s;]+))`, "i").exec(type);
  const disposition = part.head.get("content-disposition")?.[0] ?? "";
  if (/^attachment/i.test(disposition)) return null;
  if (new RegExp(`^text/${kind}\\b`, "i").test(type)) {
    const text = decoded(part, given(parameter("charset")));
    return text.trim() === "" ? null : text;
  }
  const boundary = given(parameter("boundary"));
  if (!/^multipart\//i.test(type) || !boundary || depth === DEPTH_MAX) return null;
  for (const inner of partsOf(part.body, boundary)) {
    const text = wordsOf(partOf(inner), kind, depth + 1);
    if (text !== null) return text;
  }
  return null;
}

function partsOf(body: string, boundary: string): string[] {
  const parts: string[][] = [];
  for (const line of body.split("\n")) {
    const mark = line.trimEnd();
    if (mark === `--${boundary}--`) break;
    if (mark === `--${boundary}`) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts.map((lines) => lines.join("\n"));
}

const given = (match: RegExpExecArray | null) => match?.[1] ?? match?.[2];

function decoded({ head, body }: Part, charset = "utf-8"): string {
  const encoding = head.get("content-transfer-encoding")?.[0]?.toLowerCase() ?? "";
  const bytes =
    encoding === "base64"
      ? Buffer.from(body, "base64")
      : Buffer.from(encoding === "quoted-printable" ? unquoted(body) : body, "latin1");
  return decoderOf(charset).decode(bytes);
}

const unquoted = (text: string) =>
  text
    .replace(/=[ \t]*\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
