import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { addFiles, openStored, readStored, writeFiles } from "../../store.ts";
import { keepFiles } from "../../upload.ts";

// A process of its own, on a disk that is really full or under a limit that is really hit: tells what it met as one line of JSON.
const data = process.env.QINGFENG_DATA!;
const film = process.env.FILL_FILM!;
const ballast = Number(process.env.FILL_BALLAST_BYTES);
const big = Buffer.alloc(600_000, 7);
const small = { name: "a.txt", data: Buffer.from("saved") };

const told = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => error.code ?? String(error),
  );
const files = () => readdir(join(data, "files"), { recursive: true }).then((names) => names.sort());

const key = await writeFiles([small]);
const before = await files();
if (ballast > 0) await writeFile(join(data, "ballast"), Buffer.alloc(ballast));

const noise = await sharp({
  create: {
    width: 1200,
    height: 900,
    channels: 3,
    background: "#888",
    noise: { type: "gaussian", mean: 128, sigma: 60 },
  },
})
  .jpeg({ quality: 95 })
  .toBuffer();
const refusals = [
  await told(writeFiles([small, { name: "b.mp4", data: big }])),
  // Only on another disk: on the same one a second name for the bytes takes no room.
  ...(ballast > 0 ? [await told(writeFiles([small, { name: "b.mp4", path: film }]))] : []),
  await told(
    addFiles(key, [
      { name: "b.txt", data: Buffer.from("new") },
      { name: "b.mp4", data: big },
    ]),
  ),
  await told(keepFiles(noise, "晨景.jpg")),
];
const left = await files();
const saved = String(await readStored(key, "a.txt"));

await rm(join(data, "ballast"), { force: true });
const room = big.subarray(0, Number(process.env.FILL_ROOM_BYTES));
const again = await told(addFiles(key, [{ name: "b.mp4", data: room }]));
const bytes = (await openStored(key, "b.mp4"))?.bytes;
console.log(
  JSON.stringify({ refusals, left: left.join() === before.join(), saved, again, bytes: bytes === room.length }),
);
process.exit(0);
