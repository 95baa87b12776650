/** What a moderator says with a deed: to the author, to those who had flagged the post, to colleagues. */
export type Said = { reason?: string; answer?: string; note?: string };
