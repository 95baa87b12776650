import { vi } from "vitest";
import { sqlClient } from "#db/client.ts";

type Asked = { query: string; parameters: unknown };

/** What was asked outside transactions while `work` went on, with its parameters. */
export async function askedIn(work: () => Promise<unknown>): Promise<Asked[]> {
  const spy = vi.spyOn(sqlClient, "unsafe");
  await work();
  const calls = spy.mock.calls.map(([query, parameters]) => ({ query, parameters }));
  spy.mockRestore();
  return calls;
}

type Node = { "Node Type": string; "Relation Name"?: string; Plans?: Node[] };
const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

async function planOf({ query, parameters }: Asked): Promise<Node[]> {
  const [row] = await sqlClient.unsafe(`explain (format json) ${query}`, parameters as never);
  return nodesOf((row as unknown as { "QUERY PLAN": { Plan: Node }[] })["QUERY PLAN"][0]!.Plan);
}

/** Those of the tables that a query reads from end to end. */
export async function scannedIn(asked: Asked, tables: string[]): Promise<string[]> {
  return (await planOf(asked))
    .filter((node) => node["Node Type"] === "Seq Scan")
    .map((node) => node["Relation Name"] ?? "")
    .filter((name) => tables.includes(name));
}

/** Whether a query puts all that it finds in order before it answers, instead of finding it in order. */
export const sortsIn = async (asked: Asked) => (await planOf(asked)).some((node) => /Sort/.test(node["Node Type"]));
