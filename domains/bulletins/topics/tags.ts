/** What shows a topic: the list of topics, the front page among them, and its own page. */
export const topicTags = (slug: string) => ["topics", `topic:${slug}`];
