import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The build whose product answers; `npm test` builds at the root. */
const BUILD = process.env.QINGFENG_BUILD ?? ".next";

const read = <T>(file: string): T => JSON.parse(readFileSync(join(BUILD, file), "utf8"));

/** As the build names its files: `/[pass]/units/[unit]/page`. */
export const builtPaths = () => Object.keys(read<Record<string, string>>("app-path-routes-manifest.json"));

/** `/[pass]/units/[unit]/page` → `/units/[unit]`, as it is asked for. */
export const builtRoutes = () =>
  Object.values(read<Record<string, string>>("app-path-routes-manifest.json")).map(withoutPass);

export type BuiltAction = {
  id: string;
  file: string;
  name: string /** Routes whose bundle holds it. */;
  routes: string[];
};
type Reference = { filename: string; exportedName: string; workers: Record<string, unknown> };

export function builtActions(): BuiltAction[] {
  const { node, edge } = read<Record<"node" | "edge", Record<string, Reference>>>(
    "server/server-reference-manifest.json",
  );
  const routeOf = read<Record<string, string>>("app-path-routes-manifest.json");
  return Object.entries({ ...node, ...edge }).map(([id, { filename, exportedName, workers }]) => ({
    id,
    file: filename,
    name: exportedName,
    routes: Object.keys(workers).map((worker) => withoutPass(routeOf[worker.replace(/^app/, "")] ?? "")),
  }));
}

const withoutPass = (route: string) => route.replace(/^\/\[pass\]/, "") || "/";
