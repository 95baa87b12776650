/** The reader of the feeds that anybody may take; any other is a private key. */
export const PUBLIC_READER = "public";
/** The feed of all columns. */
export const ALL_COLUMNS = "all";

/** What the name of a topic's feed begins with: no column's slug holds a dot. */
export const TOPIC_FEED = "topic.";

/** What is followed of the forum, behind a key: a board by its slug, a thread or a tag by its id. */
export const FORUM_FEEDS = ["board", "thread", "tag"] as const;
export type ForumFeed = { forum: (typeof FORUM_FEEDS)[number]; name: string };

/** What the name of such a feed is before its format. */
export const forumFeedName = ({ forum, name }: ForumFeed) => `${forum}.${name}`;

/** The names that one may ask a feed by; what is none is null. */
export const FEED_NAME = /^(?:(topic|board|thread|tag)\.)?([a-z0-9-]{1,60})$/;

export const FEED_FORMATS = { rss: "application/rss+xml", atom: "application/atom+xml", json: "application/feed+json" };

/** The addresses of the open feed of a column, or of a topic with `TOPIC_FEED` before its slug, by media type. */
export const openFeedsOf = (name: string) =>
  Object.fromEntries(
    Object.entries(FEED_FORMATS).map(([format, type]) => [type, `/api/feeds/${PUBLIC_READER}/${name}.${format}`]),
  );
export type FeedFormat = keyof typeof FEED_FORMATS;
