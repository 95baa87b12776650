import type { Cast } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { findActor } from "#domains/accounts/queries.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { reply } from "../posts/commands/reply.ts";
import { listPosts } from "../posts/queries.ts";
import { windowOf } from "../posts/windows.ts";
import { findThread } from "../threads/queries.ts";

type Person = Actor & { id: string };

/** People of `works`, and boards on which they need not show their names. */
export async function stageOf(cast: Cast) {
  const owner: Person = await cast.member("works-1", "王芳");
  const other: Person = await cast.member("works-2", "李明");
  const leader: Person = await cast.leader("works", "周立群");

  /** A board with a thread that `other` has opened under their name. */
  async function scene(more = {}) {
    const board = await plantBoard(cast.unit("works"), { allowsAnonymous: true, ...more });
    const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, other, [{ by: other }]);
    return { board, thread };
  }
  const namesIn = async (threadId: string) => {
    const thread = (await findThread(leader, threadId))!;
    return (await listPosts(leader, thread, windowOf(1))).map(({ said }) => said?.authorName);
  };
  return { owner, other, leader, scene, namesIn };
}

/** Says it without a name. */
export const say = (by: Person, threadId: string, text = "说一句") => reply(by, { threadId, text, isAnonymous: true });

/** The person as their next request finds them: with the voices that they have by then. */
export const again = async (person: Person) => (await findActor(person.id)) as Person;
