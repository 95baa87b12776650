import { z } from "zod";
import { DISPLAY_SHAPE } from "#lib/display.ts";
import { LANGS } from "#lib/i18n.ts";
import { isCommon } from "./common-password.ts";

export const PASSWORD_MIN_CHARS = 10;
/** Longer ones cost time to hash and are no safer (OWASP ASVS 5.0, 6.2.9 asks for at least 64). */
export const PASSWORD_MAX_CHARS = 128;

/** No rule about kinds of characters (ASVS 6.2.5): length, and none of those that are tried first. */
export const NewPassword = z
  .string()
  .min(PASSWORD_MIN_CHARS)
  .max(PASSWORD_MAX_CHARS)
  .refine((password) => !isCommon(password), { params: { key: "passwordCommon" } });
/** Full-width letters, as a Chinese keyboard types them, count as what they look like. */
const TypedName = z.string().trim().normalize("NFKC").min(1).max(80);
const ticked = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

export const SignIn = z.object({
  name: TypedName,
  password: z.string().min(1).max(200),
  keep: ticked,
  next: z.string().max(2_000).optional(),
});
export const ChangePassword = z.object({
  current: z.string().min(1).max(200),
  password: NewPassword,
  again: z.string().max(200),
});
export const Code = z.object({ code: z.string().trim().min(6).max(16), next: z.string().max(2_000).optional() });
export const CurrentPassword = z.object({ current: z.string().min(1).max(200) });
export const AskReset = z.object({ name: TypedName });
export const ResetPassword = z.object({
  token: z.string().max(100),
  password: NewPassword,
  again: z.string().max(200),
});
export const ConfirmEmail = z.object({ token: z.string().max(100) });
export const SessionRef = z.object({ sessionId: z.uuid() });
export const NameSession = SessionRef.extend({ name: z.string().trim().max(40) });
export const MemberRef = z.object({ memberId: z.uuid() });
export const Profile = z.object({ about: z.string().trim().normalize("NFC").max(200) });
export const ChangeEmail = z.object({
  current: z.string().max(200).default(""),
  email: z
    .string()
    .trim()
    .normalize("NFKC")
    .toLowerCase()
    .pipe(z.union([z.literal(""), z.email().max(200)]))
    .transform((value) => value || null),
});
export const WishesInput = z.object({
  lang: z.enum(LANGS).optional(),
  display: z.string().regex(DISPLAY_SHAPE).optional(),
});
/** As the register of people takes them: ASCII, so that no name looks like another. */
const SignInName = z
  .string()
  .trim()
  .normalize("NFKC")
  .min(1)
  .refine((text) => /^[A-Za-z0-9][A-Za-z0-9._-]{1,39}$/.test(text), { params: { key: "signInName" } });
const line = (minimum: number, maximum: number) => z.string().trim().normalize("NFC").min(minimum).max(maximum);

export const SetUp = z.object({
  token: z.string().max(100),
  organisation: line(2, 40),
  /** Empty: the root unit is called like the organisation. */
  unit: line(0, 40),
  name: line(1, 30),
  signInName: SignInName,
  password: NewPassword,
  again: z.string().max(200),
  securityPerson: line(1, 30),
  securityName: SignInName,
  auditPerson: line(1, 30),
  auditName: SignInName,
});
