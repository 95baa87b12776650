import { sqlClient } from "#db/client.ts";

/** How many statements `work` sends outside transactions, beside its answer: a page has a budget, whatever its length. */
export async function countQueries<T>(work: () => Promise<T>): Promise<{ queries: number; result: T }> {
  const { unsafe } = sqlClient;
  let queries = 0;
  sqlClient.unsafe = ((...args: Parameters<typeof unsafe>) => {
    queries++;
    return unsafe.apply(sqlClient, args);
  }) as typeof unsafe;
  try {
    return { result: await work(), queries };
  } finally {
    sqlClient.unsafe = unsafe;
  }
}
