import { z } from "zod";

const Count = z.int().min(0);

/** What the operator calls the other forum. */
export const Source = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
export const FinishImport = z.object({ source: Source, people: Count, threads: Count, posts: Count, refused: Count });
