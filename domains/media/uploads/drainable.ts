/** A piece has some megabytes; whoever sends more after a refusal need not hear why. */
const REST_MAX_BYTES = 16 * 1024 * 1024;

/**
 * The same request with a body of its own, which may be given up in the middle; `drain` reads what is left of the real one.
 * A browser that is still sending when the line is closed takes the refusal for a broken line, and tries again.
 */
export function drainable(request: Request): { request: Request; drain: () => Promise<void> } {
  if (!request.body) return { request, drain: async () => {} };
  const reader = request.body.getReader();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
    },
    { highWaterMark: 0 },
  );
  const drain = async () => {
    for (let left = REST_MAX_BYTES; left > 0; ) {
      const { done, value } = await reader.read();
      if (done) return;
      left -= value.length;
    }
    await reader.cancel();
  };
  // Not made of the request itself: Next hands over a stand-in for one.
  const { url, method, headers, signal } = request;
  return { request: new Request(url, { method, headers, signal, body, duplex: "half" } as RequestInit), drain };
}
