/** Numbers in [0, 1) that only the seed decides. */
export function randomFrom(seed: number): () => number {
  let state = Math.imul(seed + 0x9e3779b9, 0x85ebca6b) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Smooth noise over the plane in [0, 1], of two scales. */
export function noiseFrom(seed: number): (x: number, y: number) => number {
  const random = randomFrom(seed);
  const grid = Float32Array.from({ length: 256 * 256 }, random);
  const at = (x: number, y: number) => grid[(y & 255) * 256 + (x & 255)]!;
  const single = (x: number, y: number) => {
    const [ix, iy] = [Math.floor(x), Math.floor(y)];
    const [u, v] = [ease(x - ix), ease(y - iy)];
    const top = at(ix, iy) + (at(ix + 1, iy) - at(ix, iy)) * u;
    const bottom = at(ix, iy + 1) + (at(ix + 1, iy + 1) - at(ix, iy + 1)) * u;
    return top + (bottom - top) * v;
  };
  return (x, y) => single(x, y) * 0.68 + single(x * 2.3 + 7, y * 2.3 + 3) * 0.32;
}

const ease = (part: number) => part * part * (3 - 2 * part);
