import type postgres from "postgres";
import sharp from "sharp";
import { docxOf, paragraph, picture } from "#domains/bulletins/imports/testing.ts";
import { median, timed } from "./figures.ts";

const PICTURES = 20;
const PARAGRAPHS_A_PICTURE = 9;
/** About as much as stands on a page of Word with a picture on two of three. */
const PARAGRAPH = "各单位要对照问题清单逐项整改，明确责任人和完成时限，支部书记负总责，纪检委员全程监督。".repeat(2);
const RUNS = 5;

/** A Word file of 30 pages with 20 photographs, from its bytes to the draft. */
export async function measureImport(sql: postgres.Sql): Promise<Record<string, number>> {
  const [editor] = await sql<{ id: string }[]>`select id from members where sign_in_name = 'm2'`;
  const [unit] = await sql<{ id: string }[]>`select id from units where slug = 'group'`;
  await sql`insert into grants (member_id, role, unit_id) values (${editor!.id}, 'editor', ${unit!.id})`;
  const [column] = await sql<{ id: string }[]>`insert into bulletin_columns (slug, name, en_name)
    values ('bench-import', '通报', 'Notices') returning id`;
  const file = await wordFile();
  const { findActor } = await import("#domains/accounts/queries.ts");
  const { importDocx } = await import("#domains/bulletins/imports/import-docx.ts");
  const actor = (await findActor(editor!.id))!;
  const once = () => importDocx(actor, { file, fileName: "通报.docx", columnId: column!.id, unitId: null });
  await timed(1, once);
  return { "import-docx-ms": median(await timed(RUNS, once)), "import-docx-mb": file.length / 2 ** 20 };
}

async function wordFile(): Promise<Buffer> {
  const pictures = await Promise.all(Array.from({ length: PICTURES }, (_, n) => photograph(n)));
  const parts = pictures.map((_, n) => paragraph(PARAGRAPH).repeat(PARAGRAPHS_A_PICTURE) + picture(n, `照片${n}`));
  return docxOf(parts.join(""), { pictures });
}

/** As large as what Word keeps of a telephone's photograph, and as hard to compress: soft shapes with some grain. */
async function photograph(n: number): Promise<Buffer> {
  const noise = { type: "gaussian" as const, mean: 120 + n, sigma: 40 };
  const grain = await sharp({ create: { width: 160, height: 120, channels: 3, background: "#888", noise } })
    .png()
    .toBuffer();
  return sharp(grain).resize(1280, 960, { kernel: "cubic" }).jpeg({ quality: 85 }).toBuffer();
}
