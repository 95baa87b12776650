import { createHmac } from "node:crypto";
import { UUID } from "#lib/text/urls.ts";

/** So long the same form of the same actor, sent again without a key, counts as the same press of a button. */
const PRESS_MS = 10_000;

export type SubmitKey = {
  key: string;
  /** Where the key comes from the content: it counts for what was sent since then. */
  since?: Date;
};

/**
 * What makes a second submit harmless: the key that the page put into its form, or, where no script was there to do that and
 * the field is empty, one from what was sent. Null where nobody asks for it.
 */
export function submitKeyOf(event: string, raw: unknown, { isPrivate }: { isPrivate?: boolean }): SubmitKey | null {
  const given = (raw as { idempotencyKey?: unknown })?.idempotencyKey;
  if (given === "") {
    if (isPrivate || hasFile(raw)) return null;
    return { key: contentKey(event, raw), since: new Date(Date.now() - PRESS_MS) };
  }
  return typeof given === "string" && UUID.test(given.toLowerCase()) ? { key: given } : null;
}

/** Two files may be called the same; what becomes of them knows them by their content. */
const hasFile = (raw: unknown) => Object.values(raw as object).some((value) => value instanceof File);

/** A UUID of version 8. Signed, so that nobody who reads the table can try out what was typed into a form. */
function contentKey(event: string, raw: unknown): string {
  const hex = createHmac("sha256", process.env.AUTH_SECRET ?? "")
    .update(JSON.stringify(["submit key", event, raw]))
    .digest("hex");
  return hex.slice(0, 32).replace(/^(.{8})(.{4}).(.{3}).(.{3})/, "$1-$2-8$3-8$4-");
}
