/** What shows a bulletin: every list of bulletins, the front page among them, and its own page. */
export const bulletinTags = (id: string) => ["bulletins", `bulletin:${id}`];
