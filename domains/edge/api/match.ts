import type { Operation } from "./operation.ts";

const FIELD = /\{(\w+)\}/g;

/** The fields that a path names, in order. */
export const fieldsOf = (path: string) => [...path.matchAll(FIELD)].map(([, name]) => name!);

/** The operation of a method and a path below the root, with the fields that the path carries. */
export function matchOperation(operations: Operation[], method: string, path: string) {
  for (const operation of operations) {
    if (operation.method !== method) continue;
    const match = new RegExp(`^${operation.path.replace(FIELD, "([^/]+)")}$`).exec(path);
    if (!match) continue;
    const values = match.slice(1).map(decoded);
    const params = Object.fromEntries(fieldsOf(operation.path).map((name, index) => [name, values[index]!]));
    return { operation, params };
  }
  return null;
}

/** What is no proper escape stays as it is; the schema refuses it. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
