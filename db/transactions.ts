import type postgres from "postgres";
import { preparing } from "./prepared.ts";

type Work<T> = (tx: postgres.TransactionSql) => Promise<T>;
type Unsafe = postgres.Sql["unsafe"];
/** What the driver tells at the moment it hands a query to a connection; its types do not name it. */
type Handing = postgres.UnsafeQueryOptions & { onexecute: (connection: { id: number }) => boolean };

/** Transactions under way by the connection on which they run. */
const underWay = new Map<number, () => void>();

/** To be told of every connection that closes: a transaction must not go on where another one may have opened. */
export const onClose = (connectionId: number) => underWay.get(connectionId)?.();

/**
 * `begin` of the driver without its pauses: BEGIN leaves together with the first statements, and COMMIT with whatever was
 * sent last and not waited for. When one of those fails the database rolls back at COMMIT, and this throws what failed.
 */
export function transactionsOf(client: postgres.Sql) {
  return async <T>(work: Work<T>): Promise<T> => {
    const reserved = await client.reserve();
    let connectionId = 0;
    /** Why nothing more may be sent: the connection serves somebody else by then. */
    let over = "";
    const unsafe = preparing(reserved.unsafe);
    const send = ((...query: Parameters<Unsafe>) => {
      if (over) throw new Error(over);
      return unsafe(...query);
    }) as Unsafe;
    const onexecute = (connection: { id: number }) => {
      connectionId = connection.id;
      underWay.set(connectionId, () => {
        over = "the connection closed in the middle of a transaction";
      });
      return true;
    };
    try {
      return await scope(send, work, { onexecute } as Handing);
    } finally {
      underWay.delete(connectionId);
      // A connection that was lost is no longer ours to give back.
      if (!over) reserved.release();
      over ||= "the transaction has ended";
    }
  };
}

/** One transaction, or with a `depth` a savepoint in it. */
async function scope<T>(send: Unsafe, work: Work<T>, options?: Handing, depth = 0): Promise<T> {
  const [begin, commit, rollback] = words(depth);
  let failure: { error: unknown } | undefined;
  const note = (error: unknown) => {
    failure ??= { error };
  };
  const unsafe = ((...query: Parameters<Unsafe>) => {
    const sent = send(...query);
    sent.catch(note);
    return sent;
  }) as Unsafe;
  const savepoint = (inner: Work<unknown>) => scope(send, inner, undefined, depth + 1);
  try {
    send(begin, [], options).catch(note);
    const result = await work({ unsafe, savepoint } as unknown as postgres.TransactionSql);
    if (!failure) await send(commit);
    if (failure) throw failure.error;
    return result;
  } catch (error) {
    await rollBack(send, rollback);
    throw failure && isAfterFailure(error) ? failure.error : error;
  }
}

/** Where COMMIT was refused, or the connection is gone, there is nothing left to roll back. */
async function rollBack(send: Unsafe, rollback: string) {
  try {
    await send(rollback);
  } catch {}
}

/** "Current transaction is aborted": tells nothing of what aborted it. */
const isAfterFailure = (error: unknown) => (error as { code?: string } | null)?.code === "25P02";

const words = (depth: number) =>
  depth === 0
    ? (["begin", "commit", "rollback"] as const)
    : ([`savepoint s${depth}`, `release savepoint s${depth}`, `rollback to savepoint s${depth}`] as const);
