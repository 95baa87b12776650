/** Whatever copy bears one of these tags is answered with 404, or with 410; or with 500, and then it is not stored. */
export const MISSING_TAG: "missing";
export const GONE_TAG: "gone";
export const BROKEN_TAG: "broken";
export function markStale(tags: string[]): void;
export function setTrusted(trusted: boolean): void;
/** One policy for both kinds of page; `scripts` names what may run beside our own files (hashes, or a nonce). */
export function contentPolicy(scripts: string): string;
/** What Next makes an instance of. */
export default class PageCache {
  get(key: string): Promise<{ value: unknown } | null>;
  set(key: string, value: unknown, context?: { tags?: string[] }): Promise<void>;
  revalidateTag(tags: string | string[]): Promise<void>;
}
declare global {
  var qingfengPages: { bytes: number };
}
