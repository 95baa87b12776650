import fc from "fast-check";

/** A part of a multipart body whose boundary is `x`. */
export const part = (name: string, text: string) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;

/** What React's decoder knows to make of a text, and towers of it. */
export const FLIGHT = [
  ..."@FQWiKABDnSsOoUMmLlGgVrRxXhTZ".split("").flatMap((kind) => [`["$${kind}1","$K1"]`, `[{"a":"$${kind}"},"$K1"]`]),
  ...['"$1"', '["$0","$K1"]', '[{"a":"$0:0:a"},"$K1"]', '[{"then":"$1:__proto__:then"},"$K1"]', '["$K1","$K1"]'],
  ...[
    "",
    "[",
    "null",
    "{}",
    "[]",
    "0",
    `${"[".repeat(5_000)}`,
    `[${'{"a":'.repeat(2_000)}1${"}".repeat(2_000)},"$K1"]`,
  ],
];

/** Parts that are changed, doubled, left out or in another order, and then some bytes of it all. */
export function mutated(right: string[]): fc.Arbitrary<string> {
  const other = fc.oneof(
    fc.constantFrom(...FLIGHT).map((text) => part("0", text)),
    fc
      .tuple(fc.constantFrom("1", "2", "_1_", "__proto__", "then", "$ACTION_REF_1"), fc.constantFrom(...FLIGHT))
      .map(([name, text]) => part(name, text)),
    fc.constantFrom(...right),
  );
  const bytes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 4 });
  const end = fc.constantFrom("--x--\r\n", "--x--", "--x", "");
  return fc.tuple(fc.array(other, { minLength: 1, maxLength: 4 }), end, bytes).map(([parts, closing, changes]) => {
    const body = Buffer.from([...parts, closing].join(""), "latin1");
    for (const [at, value] of changes) body[at % body.length] = value;
    return body.toString("latin1");
  });
}
