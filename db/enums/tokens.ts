/** What a token may be used for; none includes another. */
export const SCOPES = [
  "forum:read",
  "forum:write",
  "forum:moderate",
  "bulletins:read",
  "inbox:read",
  "inbox:write",
] as const;
export type Scope = (typeof SCOPES)[number];
export const READING_SCOPES = ["forum:read", "bulletins:read"] as const satisfies Scope[];

export const TOKEN_NAME_MAX_CHARS = 40;
/** A forgotten token is an open door: the longest stands a year. */
export const TOKEN_DAYS = [30, 90, 365] as const;
