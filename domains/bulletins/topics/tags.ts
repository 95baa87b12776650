/** What shows topics: their list and the front page. The page of a topic is made for its reader and never kept. */
export const TOPIC_TAGS = ["topics"];
