import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "#db/client.ts";
import { events } from "#db/schema/kernel.ts";
import { sealEvents, verifyChain } from "./seal.ts";

const speak = (name: string) =>
  db.insert(events).values({ name, subjectId: crypto.randomUUID(), payload: { b: 1, a: [name] } });

test("a changed or missing sealed event breaks the chain, and nobody can change one without breaking the guard first", async () => {
  for (const name of ["a.b.c", "d.e.f", "g.h.i"]) await speak(name);
  expect(await sealEvents()).toBe(3);
  await speak("j.k.l");
  expect(await sealEvents()).toBe(1);
  expect(await sealEvents()).toBe(0);
  expect(await verifyChain()).toEqual({ ok: true, seals: 2, brokenAt: null });

  await expect(db.update(events).set({ name: "x.y.z" })).rejects.toThrow();
  await expect(db.delete(events)).rejects.toThrow();

  await db.execute(sql`alter table events disable trigger user`);
  await db.execute(sql`update events set payload = '{"b":2}' where name = 'd.e.f'`);
  expect(await verifyChain()).toEqual({ ok: false, seals: 0, brokenAt: 1 });
  await db.execute(sql`delete from events where name = 'd.e.f'`);
  expect((await verifyChain()).ok).toBe(false);
});

test("an event that was sealed cannot be handed to another seal", async () => {
  await speak("m.n.o");
  await db.execute(sql`alter table events enable trigger user`);
  await sealEvents();
  await expect(db.update(events).set({ sealId: crypto.randomUUID() })).rejects.toThrow();
});
