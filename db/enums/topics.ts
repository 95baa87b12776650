/** What a topic gathers: `media` is a thing of the library. */
export const TOPIC_ITEM_KINDS = ["bulletin", "case", "thread", "media"] as const;
export type TopicItemKind = (typeof TOPIC_ITEM_KINDS)[number];
