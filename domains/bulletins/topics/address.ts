import type { TopicItemKind } from "#db/enums/topics.ts";
import { UUID } from "#lib/text/urls.ts";

const KINDS: Record<string, TopicItemKind> = {
  bulletins: "bulletin",
  cases: "case",
  "forum/threads": "thread",
  media: "media",
};
/** The library has no place but the desk. */
const PATH =
  /^(?:\/public|\/desk|\/units\/[^/]+)?\/(bulletins|cases|forum\/threads|(?<=^\/desk\/)media)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:[/?#].*)?$/;

/** What an address of ours, whole or from its first slash, leads to; null for any other. */
export function readAddress(address: string): { kind: TopicItemKind; id: string } | null {
  const path = URL.canParse(address) ? new URL(address).pathname : address;
  const [, room = "", id = ""] = PATH.exec(path) ?? [];
  const kind = KINDS[room];
  return kind && UUID.test(id) ? { kind, id } : null;
}
