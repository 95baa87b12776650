/** What shows a case: every list of cases, the front page among them, and its own page. */
export const caseTags = (id: string) => ["cases", `case:${id}`];
