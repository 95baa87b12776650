import { z } from "zod";
import { DIGESTS, MAIL_GROUPS, MAIL_WAYS, type MailGroup } from "#db/enums/mails.ts";
import { waysFor } from "./groups.ts";

const Hour = z.coerce.number().int().min(0).max(23);
/** Nothing chosen is sent as nothing. */
const MaybeHour = z.union([z.literal("").transform(() => null), Hour]);
const wayFor = (group: MailGroup) => z.enum(MAIL_WAYS).refine((way) => waysFor(group).includes(way));

/** An empty one goes along, so that none ticked is told from none asked for. */
const Ticked = z
  .array(z.union([z.literal(""), z.enum(MAIL_GROUPS)]))
  .max(MAIL_GROUPS.length + 1)
  .transform((groups) => MAIL_GROUPS.filter((group) => groups.includes(group)));

export const SaveMailWishes = z
  .object({
    calls: wayFor("calls"),
    followed: wayFor("followed"),
    bulletins: wayFor("bulletins"),
    moderation: wayFor("moderation"),
    duty: wayFor("duty"),
    push: Ticked.optional(),
    digest: z.enum(DIGESTS),
    digestHour: Hour,
    quietFrom: MaybeHour,
    quietTo: MaybeHour,
  })
  .superRefine((wishes, context) => {
    const { digest, quietFrom, quietTo, digestHour: _, push: __, ...ways } = wishes;
    const refuse = (field: string, key: string) =>
      context.addIssue({ code: "custom", path: [field], params: { key }, message: key });
    if (digest === "none" && Object.values(ways).includes("digest")) refuse("digest", "digestNever");
    if ((quietFrom === null) !== (quietTo === null)) refuse("quietTo", "quietBoth");
    if (quietFrom !== null && quietFrom === quietTo) refuse("quietTo", "quietSame");
  });

export const SwitchOff = z.object({ token: z.string().max(200) });
