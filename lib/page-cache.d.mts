/** Whatever copy bears one of these tags is answered with 404, or with 410. */
export const MISSING_TAG: "missing";
export const GONE_TAG: "gone";
export function markStale(tags: string[]): void;
export function setTrusted(trusted: boolean): void;
/** One policy for both kinds of page; `scripts` names what may run beside our own files (hashes, or a nonce). */
export function contentPolicy(scripts: string): string;
