import type { TestProject } from "vitest/node";
import { dropTemplate, type Template } from "./clones.ts";
import { openTestServer } from "./server.ts";
import { makeTemplate } from "./template.ts";

declare module "vitest" {
  export interface ProvidedContext {
    template: Template;
  }
}

/** One server and one migrated template for the whole run. */
export default async function setup(project: TestProject) {
  const server = await openTestServer();
  const template = await makeTemplate(server);
  project.provide("template", template);
  return async () => {
    await dropTemplate(template);
    await server.close();
  };
}
