/** The reader of the feeds that anybody may take; any other is a private key. */
export const PUBLIC_READER = "public";
/** The feed of all columns. */
export const ALL_COLUMNS = "all";

/** What the name of a topic's feed begins with: no column's slug holds a dot. */
export const TOPIC_FEED = "topic.";

export const FEED_FORMATS = { rss: "application/rss+xml", atom: "application/atom+xml", json: "application/feed+json" };

/** The addresses of the open feed of a column, or of a topic with `TOPIC_FEED` before its slug, by media type. */
export const openFeedsOf = (name: string) =>
  Object.fromEntries(
    Object.entries(FEED_FORMATS).map(([format, type]) => [type, `/api/feeds/${PUBLIC_READER}/${name}.${format}`]),
  );
export type FeedFormat = keyof typeof FEED_FORMATS;
