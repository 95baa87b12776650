import { z } from "zod";
import { READING_SCOPES, SCOPES, TOKEN_DAYS, TOKEN_NAME_MAX_CHARS } from "#db/enums/tokens.ts";
import { Line } from "#lib/text/line.ts";

const Days = z.coerce
  .number()
  .refine((days): days is (typeof TOKEN_DAYS)[number] => (TOKEN_DAYS as readonly number[]).includes(days), {
    params: { key: "malformed" },
  });
const Name = Line(1, TOKEN_NAME_MAX_CHARS);
/** `current`: the password, asked again before a way in beside it is made (OWASP ASVS 5.0, 7.5.1). */
export const CreateToken = z.object({
  name: Name,
  scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length),
  days: Days,
  current: z.string().max(200).default(""),
});
/** `unit` empty: what everyone in the organisation may see. */
export const CreateServiceToken = z.object({
  name: Name,
  scopes: z.array(z.enum(READING_SCOPES)).min(1).max(READING_SCOPES.length),
  days: Days,
  unit: z
    .string()
    .max(60)
    .regex(/^[a-z0-9-]*$/),
});
export const RevokeToken = z.object({ tokenId: z.uuid() });
