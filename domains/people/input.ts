import { z } from "zod";
import { isReservedName } from "#lib/reserved-names.ts";

export const NAME_MAX_CHARS = 60;
export const POST_MAX_CHARS = 60;
const PINYIN_MAX_CHARS = 120;

/** Letters, digits, dot, hyphen, underscore: nothing that looks like something else (full-width forms are folded first). */
const SIGN_IN_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{1,39}$/;
const EMAIL = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})[A-Za-z0-9]$/;
const CONTROL = /\p{Cc}|\p{Cf}/u;

const line = (maximum: number) =>
  z
    .string()
    .trim()
    .normalize("NFC")
    .max(maximum)
    .refine((text) => !CONTROL.test(text), { params: { key: "malformed" } });

/** Nobody is called as somebody is who does not show their name. */
export const PersonName = line(NAME_MAX_CHARS)
  .min(1)
  .refine((name) => !isReservedName(name), { params: { key: "reservedName" } });
export const Post = line(POST_MAX_CHARS);
export const Pinyin = line(PINYIN_MAX_CHARS).toLowerCase();
export const SignInName = z
  .string()
  .trim()
  .normalize("NFKC")
  .min(1)
  .refine((text) => SIGN_IN_NAME.test(text), { params: { key: "signInName" } });
/** Empty means none. */
export const Email = z
  .string()
  .trim()
  .normalize("NFKC")
  .toLowerCase()
  .max(200)
  .refine((text) => text === "" || EMAIL.test(text), { params: { key: "email" } });

export const CreatePerson = z.object({
  name: PersonName,
  signInName: SignInName,
  email: Email.default(""),
  /** Empty: made from the name. */
  pinyin: Pinyin.default(""),
  unitId: z.uuid(),
  post: Post.default(""),
});
export const EditPerson = z.object({
  memberId: z.uuid(),
  name: PersonName,
  signInName: SignInName,
  email: Email.default(""),
  pinyin: Pinyin.default(""),
});
export const PersonRef = z.object({ memberId: z.uuid() });
export const PlaceInUnit = z.object({ memberId: z.uuid(), unitId: z.uuid(), post: Post.default("") });
export const MembershipRef = z.object({ memberId: z.uuid(), unitId: z.uuid() });
