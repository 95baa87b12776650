import { sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";

/** Deletes rows one by one, in the order that `which` gives; one that something still refers to stays. Both are our own words. */
export async function removeUnreferenced(tx: Tx, table: string, which: string): Promise<void> {
  await tx.execute(
    sql.raw(`do $$ declare one record; begin
      for one in select id from ${table} where ${which} loop
        begin
          delete from ${table} where id = one.id;
        exception when foreign_key_violation then null;
        end;
      end loop;
    end $$`),
  );
}
