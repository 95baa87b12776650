/** The reader of the feeds that anybody may take; any other is a private key. */
export const PUBLIC_READER = "public";
/** The feed of all columns. */
export const ALL_COLUMNS = "all";

export const FEED_FORMATS = { rss: "application/rss+xml", atom: "application/atom+xml", json: "application/feed+json" };
export type FeedFormat = keyof typeof FEED_FORMATS;
