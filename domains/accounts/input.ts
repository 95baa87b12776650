import { z } from "zod";

export const PASSWORD_MIN_CHARS = 10;
/** Longer ones cost time to hash and are no safer (OWASP ASVS 5.0, 6.2.9 asks for at least 64). */
export const PASSWORD_MAX_CHARS = 128;

export const NewPassword = z.string().min(PASSWORD_MIN_CHARS).max(PASSWORD_MAX_CHARS);
export const SignIn = z.object({
  name: z.string().trim().min(1).max(80),
  password: z.string().min(1).max(200),
  next: z.string().max(2_000).optional(),
});
export const ChangePassword = z.object({
  current: z.string().min(1).max(200),
  password: NewPassword,
  again: z.string().max(200),
});
export const Code = z.object({ code: z.string().trim().min(6).max(12), next: z.string().max(2_000).optional() });
export const CurrentPassword = z.object({ current: z.string().min(1).max(200) });
export const SessionRef = z.object({ sessionId: z.uuid() });
export const NameSession = SessionRef.extend({ name: z.string().trim().max(40) });
export const MemberRef = z.object({ memberId: z.uuid() });
export const Profile = z.object({
  about: z.string().trim().max(200),
  email: z.union([z.literal(""), z.email().max(200)]).transform((value) => value || null),
});
const SignInName = z
  .string()
  .trim()
  .regex(/^[\w.@-]{2,40}$/);
export const SetUp = z.object({
  token: z.string().max(100),
  organisation: z.string().trim().min(2).max(40),
  name: z.string().trim().min(1).max(30),
  signInName: SignInName,
  password: NewPassword,
  again: z.string().max(200),
  securityName: SignInName,
  auditName: SignInName,
});
