import { encode } from "uqr";
import { wrapLines } from "#lib/text/wrap-lines.ts";
import type { PosterFacts } from "./facts.ts";
import { paintOf } from "./paint.ts";

const WIDTH = 1080;
const HEIGHT_MIN = 1280;
const MARGIN = 84;
const COVER_HEIGHT = 540;
const QR_SIDE = 330;
/** The quiet zone of a QR code (ISO/IEC 18004). */
const QR_BORDER = 4;

type Kind = { size: number; leading: number; maxLines: number; weight: number; face: "serif" | "sans"; colour: string };
type Block = { lines: string[]; kind: Kind; gapBefore: number };

/** The picture that is passed on, as a PNG: everything is drawn here, nothing is asked of another host. */
export async function drawPoster(facts: PosterFacts, address: string): Promise<Blob> {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  const paint = paintOf();
  const font = ({ weight, size, face }: Kind) => `${weight} ${size}px ${paint.fonts[face]}`;
  const broken = (text: string, kind: Kind, width = WIDTH - 2 * MARGIN) => {
    context.font = font(kind);
    return wrapLines(text, { width, maxLines: kind.maxLines, measure: (words) => context.measureText(words).width });
  };
  const { ink, soft, faint, qing, line, paper, module, quiet } = paint.colours;
  const block = (text: string, gapBefore: number, kind: Kind): Block => ({
    lines: broken(text, kind),
    kind,
    gapBefore,
  });
  const blocks = [
    block(facts.house, 72, { size: 36, leading: 1.4, maxLines: 1, weight: 600, face: "sans", colour: qing }),
    block(facts.title, 36, { size: 68, leading: 1.36, maxLines: 5, weight: 700, face: "serif", colour: ink }),
    block(facts.meta, 32, { size: 32, leading: 1.5, maxLines: 2, weight: 400, face: "sans", colour: faint }),
    block(facts.summary, 40, { size: 39, leading: 1.75, maxLines: 6, weight: 400, face: "serif", colour: soft }),
  ].filter(({ lines }) => lines.length > 0);
  const cover = facts.cover === null ? null : await loadPicture(facts.cover);
  const head = cover ? COVER_HEIGHT : 24;
  const text = blocks.reduce((sum, { lines, kind, gapBefore }) => sum + gapBefore + lines.length * lead(kind), 0);
  const foot = QR_SIDE + 2 * 72;
  canvas.width = WIDTH;
  canvas.height = Math.max(HEIGHT_MIN, Math.ceil(head + text + 72 + foot));

  const fill = (colour: string, x: number, y: number, width: number, height: number) => {
    context.fillStyle = colour;
    context.fillRect(x, y, width, height);
  };
  fill(paper, 0, 0, WIDTH, canvas.height);
  if (cover) drawCovering(context, cover, WIDTH, COVER_HEIGHT);
  else fill(qing, 0, 0, WIDTH, head);
  context.textBaseline = "middle";
  const write = ({ lines, kind }: Omit<Block, "gapBefore">, x: number, top: number) => {
    context.font = font(kind);
    context.fillStyle = kind.colour;
    for (const [index, words] of lines.entries()) context.fillText(words, x, top + (index + 0.5) * lead(kind));
    return top + lines.length * lead(kind);
  };
  let top = head;
  for (const one of blocks) top = write(one, MARGIN, top + one.gapBefore);

  const footTop = canvas.height - foot;
  fill(line, MARGIN, footTop, WIDTH - 2 * MARGIN, 2);
  drawCode(context, address, MARGIN, footTop + 72, { module, quiet });
  const besideX = MARGIN + QR_SIDE + 16;
  const beside = WIDTH - MARGIN - besideX;
  const scan: Kind = { size: 42, leading: 1.4, maxLines: 2, weight: 700, face: "serif", colour: ink };
  const access: Kind = { size: 32, leading: 1.5, maxLines: 3, weight: 400, face: "sans", colour: soft };
  const [said, who] = [broken(facts.scan, scan, beside), broken(facts.access, access, beside)];
  const height = said.length * lead(scan) + 12 + who.length * lead(access);
  const middle = footTop + 72 + QR_SIDE / 2;
  const below = write({ lines: said, kind: scan }, besideX, middle - height / 2);
  write({ lines: who, kind: access }, besideX, below + 12);
  return toPng(canvas);
}

const lead = ({ size, leading }: Kind) => Math.round(size * leading);

/** On white whatever the colours of the page: a code is read dark on light. */
function drawCode(
  context: CanvasRenderingContext2D,
  address: string,
  x: number,
  y: number,
  { module, quiet }: { module: string; quiet: string },
) {
  const { data, size } = encode(address, { ecc: "M", border: QR_BORDER });
  const side = Math.floor(QR_SIDE / size);
  const offset = Math.floor((QR_SIDE - side * size) / 2);
  context.fillStyle = quiet;
  // Its quiet zone lies in the margin: the first dark module stands below the first letter.
  const left = x - QR_BORDER * side;
  context.fillRect(left, y, QR_SIDE, QR_SIDE);
  context.fillStyle = module;
  for (const [row, cells] of data.entries())
    for (const [column, isDark] of cells.entries())
      if (isDark) context.fillRect(left + column * side, y + offset + row * side, side, side);
}

/** From the middle of the picture, without bending it. */
function drawCovering(context: CanvasRenderingContext2D, picture: HTMLImageElement, width: number, height: number) {
  const scale = Math.max(width / picture.naturalWidth, height / picture.naturalHeight);
  const [w, h] = [width / scale, height / scale];
  const [x, y] = [(picture.naturalWidth - w) / 2, (picture.naturalHeight - h) / 2];
  context.drawImage(picture, x, y, w, h, 0, 0, width, height);
}

/** Null where it does not load: the poster does without. */
async function loadPicture(src: string): Promise<HTMLImageElement | null> {
  const picture = new Image();
  picture.src = src;
  return picture.decode().then(
    () => picture,
    () => null,
  );
}

const toPng = (canvas: HTMLCanvasElement) =>
  new Promise<Blob>((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
  });
