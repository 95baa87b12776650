"use server";
import { doorAction } from "#domains/edge/door-action.ts";
import { formAction } from "#domains/edge/form-action.ts";
import { beginTotp } from "./commands/begin-totp.ts";
import { changePassword } from "./commands/change-password.ts";
import { confirmTotp } from "./commands/confirm-totp.ts";
import { disableTotp } from "./commands/disable-totp.ts";
import { nameSession } from "./commands/name-session.ts";
import { resetTotp } from "./commands/reset-totp.ts";
import { revokeOtherSessions } from "./commands/revoke-other-sessions.ts";
import { revokeSession } from "./commands/revoke-session.ts";
import { saveProfile } from "./commands/save-profile.ts";
import { enter, leave, verify } from "./door.ts";
import { setUp } from "./set-up.ts";

export const signInAction = doorAction(enter);
export const verifyAction = doorAction(verify);
export const signOutAction = doorAction(leave);
export const setUpAction = doorAction(setUp);
export const changePasswordAction = formAction(changePassword, { next: () => "/settings?saved=password" });
export const beginTotpAction = formAction(beginTotp, { next: () => "/settings/two-step" });
export const confirmTotpAction = formAction(confirmTotp, { next: () => "/settings/two-step" });
export const disableTotpAction = formAction(disableTotp, { next: () => "/settings/two-step" });
export const resetTotpAction = formAction(resetTotp, { next: ({ id }) => `/desk/sessions?member=${id}` });
export const revokeSessionAction = formAction(revokeSession, {
  next: (_, form) => (form.get("member") ? `/desk/sessions?member=${form.get("member")}` : "/settings/sessions"),
});
export const revokeOtherSessionsAction = formAction(revokeOtherSessions, { next: () => "/settings/sessions" });
export const nameSessionAction = formAction(nameSession, { next: () => "/settings/sessions" });
export const saveProfileAction = formAction(saveProfile, { next: () => "/settings?saved=profile" });
