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

/** Those of the tables that a query reads from end to end. */
export async function scannedIn({ query, parameters }: Asked, tables: string[]): Promise<string[]> {
  const [row] = await sqlClient.unsafe(`explain (format json) ${query}`, parameters as never);
  const plan = (row as unknown as { "QUERY PLAN": { Plan: Node }[] })["QUERY PLAN"][0]!.Plan;
  return nodesOf(plan)
    .filter((node) => node["Node Type"] === "Seq Scan")
    .map((node) => node["Relation Name"] ?? "")
    .filter((name) => tables.includes(name));
}
