type Numbered = { number: number; parentNumber: number | null };
export type Nested<P> = { post: P; replies: { post: P; answersTo: number | null }[]; answersTo: number | null };

/**
 * One visual level: a reply stands below the post it answers when both are in the window, an answer to a reply below the
 * same post with a link to what it answers; an answer to an earlier window stands for itself with such a link. Who answers
 * the opening post answers the thread.
 */
export function nest<P extends Numbered>(posts: P[]): Nested<P>[] {
  const roots: Nested<P>[] = [];
  const rootOf = new Map<number, Nested<P>>();
  for (const post of posts) {
    const parent = post.parentNumber === 1 ? null : post.parentNumber;
    const root = parent === null ? undefined : rootOf.get(parent);
    if (root) {
      root.replies.push({ post, answersTo: parent === root.post.number ? null : parent });
      rootOf.set(post.number, root);
    } else {
      const own = { post, replies: [], answersTo: parent };
      roots.push(own);
      rootOf.set(post.number, own);
    }
  }
  return roots;
}

/** Every post for itself, in the order in which they were said, with a link to what it answers; the opening post is answered by all. */
export const inOrder = <P extends Numbered>(posts: P[]): Nested<P>[] =>
  posts.map((post) => ({ post, replies: [], answersTo: post.parentNumber === 1 ? null : post.parentNumber }));
