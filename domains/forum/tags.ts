type Shown = { id: string; boardId: string | null; bulletinId: string | null; caseId: string | null };

/** What shows a new word in a thread: its pages, its board's lists, the bulletin or case it hangs on. */
export const replyTags = (thread: Shown) => [
  `thread:${thread.id}`,
  "forum",
  ...(thread.boardId ? [`board:${thread.boardId}`] : []),
  ...(thread.bulletinId ? [`bulletin:${thread.bulletinId}`] : []),
  ...(thread.caseId ? [`case:${thread.caseId}`] : []),
];

/** What shows a thread: these, and the pages of threads like it, which name it. */
export const threadTags = (thread: Shown) => [...replyTags(thread), titleTag(thread.id)];

/** Named by pages that show of a thread that it is there and what it is called, and nothing that is said in it. */
export const titleTag = (threadId: string) => `title:${threadId}`;

/** Named by pages on which one writes: what its board asks of that. Not `board:`, which every word said there drops. */
export const boardRulesTag = (boardId: string) => `board-rules:${boardId}`;
