/** What a topic gathers. */
export const TOPIC_ITEM_KINDS = ["bulletin", "case", "thread"] as const;
export type TopicItemKind = (typeof TOPIC_ITEM_KINDS)[number];
