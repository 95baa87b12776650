/** Whoever came in with a one-time password sees no other page before it is changed. */
export const PASSWORD_PAGE = "/settings/password";
/** Whoever must use two-step sign-in and does not is sent here from the desk. */
export const TWO_STEP_PAGE = "/settings/two-step";

/** Only a path of our own is ever a destination: one slash, no second one, no backslash, no white space. */
export function ownPath(next: string | undefined): string {
  return next && /^\/(?![/\\])[^\\\s]*$/.test(next) ? next : "/";
}
