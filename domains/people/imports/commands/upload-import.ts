import { createHash } from "node:crypto";
import { imports } from "#db/schema/imports.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { apart } from "#domains/kernel/apart.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { canAdministerPeople } from "../../policy.ts";
import { findHeader } from "../columns.ts";
import { UploadImport } from "../input.ts";
import { ROWS_MAX } from "../limits.ts";
import type { Sheet } from "../read-file.ts";

const FILE_NAME_MAX_CHARS = 120;

/** Keeps a roster for its dry run. Refuses what is no table, too large, or without the columns that it takes (field `file`). */
export const uploadImport = command({
  event: "people.import.uploaded",
  input: UploadImport,
  limit: "people.import.uploaded",
  load: async (_tx, actor) => (canAdministerPeople(actor) ? true : null),
  allow: canAdministerPeople,
  async run(tx, { actor, input }) {
    const bytes = Buffer.from(await input.file.arrayBuffer());
    const sheet = await apart<Buffer, Sheet>("domains/people/imports/reader.ts", bytes);
    if (!sheet) throw invalid("file", "bomb");
    const { cells, format } = sheet;
    const rows = cells.slice(findHeader(cells).row + 1);
    const rowCount = rows.filter((row) => row.some((cell) => cell.trim() !== "")).length;
    if (rowCount < 1) throw invalid("file", "noRows");
    if (rowCount > ROWS_MAX) throw invalid("file", "tooManyRows", { maximum: ROWS_MAX });
    const digest = createHash("sha256").update(bytes).digest("hex");
    const fileName = input.file.name
      .normalize("NFC")
      .replace(/\p{Cc}|\p{Cf}/gu, "")
      .slice(0, FILE_NAME_MAX_CHARS);
    const clean = cells.map((row) => row.map((cell) => cell.replaceAll("\0", "")));
    const [row] = await tx
      .insert(imports)
      .values({ memberId: memberId(actor), fileName, format, digest, rowCount, cells: clean })
      .returning({ id: imports.id });
    return { id: row!.id, payload: { fileName, digest, rowCount } };
  },
});
