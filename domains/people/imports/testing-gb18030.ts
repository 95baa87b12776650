/** GB18030 of the words these tests use; Node reads the encoding but does not write it. */
export function gb18030(text: string): Uint8Array<ArrayBuffer> {
  const decoder = new TextDecoder("gb18030");
  const codes = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      codes.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail]);
  return new Uint8Array(
    [...text].flatMap((letter) => (letter < "\x80" ? [letter.charCodeAt(0)] : (codes.get(letter) ?? []))),
  );
}
