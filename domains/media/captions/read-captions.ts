/** A line of a film's text: from when to when, in milliseconds. */
export type Cue = { from: number; to: number; text: string };
/** What is wrong, and in which line of the file. */
export type Flaw = { flaw: "time" | "order" | "empty"; line: number };

const TIMES = /^(?:(\d{1,3}):)?(\d{2}):(\d{2})[.,](\d{3})\s+-->\s+(?:(\d{1,3}):)?(\d{2}):(\d{2})[.,](\d{3})(?:\s.*)?$/;
/** Voices, colours and the like are not shown: what remains are words. */
const MARKUP = /<\/?[a-z][^<>]*>|<\d[^<>]*>|\{\\[^{}]*\}/gi;

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", nbsp: " " };

/**
 * Reads WebVTT (W3C, 4) or SubRip, whichever it is: blocks between empty lines, each with its times. Notes and styles are
 * left out. Cues have to follow each other by their beginnings.
 */
export function readCaptions(text: string): Cue[] | Flaw {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n?|\n/);
  const cues: Cue[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!;
    if (!line.includes("-->")) continue;
    const times = timesOf(line);
    if (!times || times.to <= times.from) return { flaw: "time", line: at + 1 };
    if (times.from < (cues.at(-1)?.from ?? 0)) return { flaw: "order", line: at + 1 };
    const said: string[] = [];
    while (lines[at + 1]?.trim()) {
      at += 1;
      said.push(tidy(lines[at]!));
    }
    const words = said.filter(Boolean).join("\n");
    if (words) cues.push({ ...times, text: words });
  }
  return cues.length > 0 ? cues : { flaw: "empty", line: 1 };
}

function timesOf(line: string): { from: number; to: number } | null {
  const found = TIMES.exec(line.trim());
  if (!found) return null;
  const [, h1, m1, s1, t1, h2, m2, s2, t2] = found.map((part) => Number(part ?? 0));
  if ([m1, s1, m2, s2].some((part) => part! > 59)) return null;
  return { from: ((h1! * 60 + m1!) * 60 + s1!) * 1000 + t1!, to: ((h2! * 60 + m2!) * 60 + s2!) * 1000 + t2! };
}

const tidy = (line: string) =>
  line
    .toWellFormed()
    .replace(MARKUP, "")
    .replace(/&(amp|lt|gt|nbsp);/g, (_, name: string) => ENTITIES[name]!)
    .replaceAll("-->", "→")
    .replace(/\p{Cc}+/gu, " ")
    .trim();

/** The same as WebVTT, written by us: nothing of the file that came is passed on but words and times. */
export function writeWebVtt(cues: Cue[]): string {
  const blocks = cues.map(({ from, to, text }) => `${clock(from)} --> ${clock(to)}\n${escaped(text)}`);
  return `${["WEBVTT", ...blocks].join("\n\n")}\n`;
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function clock(ms: number): string {
  const part = (value: number, digits = 2) => String(value).padStart(digits, "0");
  const sec = Math.floor(ms / 1000);
  return `${part(Math.floor(sec / 3600))}:${part(Math.floor(sec / 60) % 60)}:${part(sec % 60)}.${part(ms % 1000, 3)}`;
}
