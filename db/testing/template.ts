import { migrate } from "#db/migrate.ts";
import { asAdmin, inDatabase, roleOf, type Template, uniqueName } from "./clones.ts";
import type { TestServer } from "./server.ts";

/** Makes a database with the newest schema, of which any number of clones can be taken. */
export async function makeTemplate({ adminUrl, ownerUrl }: TestServer): Promise<Template> {
  const name = uniqueName("template");
  await asAdmin(adminUrl, (sql) => sql.unsafe(`create database "${name}" owner "${roleOf(ownerUrl)}"`));
  await migrate(inDatabase(ownerUrl, name));
  return { adminUrl, ownerUrl, name };
}
