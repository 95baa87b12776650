/// <reference types="next" />

/** Next generates this while building; declared here so that types can be checked before the first build. */
declare module "next/root-params" {
  export function pass(): Promise<string>;
}
