const TIMES = 5;
const PATIENCE_MS = 10_000;
const EVERY_MS = 5;

/**
 * How long after a change another instance goes on answering with the old page, in milliseconds, five times: `change` does
 * the n-th one and tells which words the new page has.
 */
export async function untilElsewhere(url: string, cookie: string, change: (n: number) => Promise<string>) {
  const get = async () => (await fetch(url, { headers: { cookie } })).text();
  const took: number[] = [];
  for (let n = 0; n < TIMES; n++) {
    await get();
    const words = await change(n);
    const from = performance.now();
    while (!(await get()).includes(words)) {
      if (performance.now() - from > PATIENCE_MS) throw new Error(`${url} was not made anew`);
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
    took.push(performance.now() - from);
  }
  return took;
}
