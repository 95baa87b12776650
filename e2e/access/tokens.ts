import { hiddenFields } from "../door.ts";
import { PASSWORD } from "../fixtures.ts";
import { test as objects } from "./objects.ts";
import type { Asks } from "./people.ts";

type Headers = { authorization: string };

export const test = objects.extend<object, { bearers: (name: string) => Promise<Headers> }>({
  /** The header of a program that asks for somebody: a token that they made themselves, one a worker. */
  bearers: [
    async ({ as }, use) => {
      const made = new Map<string, Promise<Headers>>();
      await use((name) => {
        if (!made.has(name)) made.set(name, as(name).then(makeToken));
        return made.get(name) as Promise<Headers>;
      });
    },
    { scope: "worker" },
  ],
});

/** Makes a token with every scope by the form without JavaScript; it is told once. */
async function makeToken(asks: Asks): Promise<Headers> {
  const page = await (await asks("/settings/tokens")).text();
  const multipart = new FormData();
  const fields = { ...hiddenFields(page, 'name="days"'), name: "权限检查", days: "30", current: PASSWORD };
  for (const [name, value] of Object.entries(fields)) multipart.set(name, value);
  for (const [, scope = ""] of page.matchAll(/name="scopes\[\]"[^>]* value="([^"]+)"/g))
    multipart.append("scopes[]", scope);
  const made = await (await asks("/settings/tokens", { method: "POST", multipart })).text();
  const [token] = /qft_[\w-]{43}/.exec(made) ?? [];
  if (!token) throw new Error("no token could be made");
  return { authorization: `Bearer ${token}` };
}
