import { createHash, randomBytes } from "node:crypto";

/** So that a token that was left in a file or a log is recognised as one of ours. */
export const TOKEN_PREFIX = "qft_";

/** 256 bits; only its hash is kept. */
export const newToken = () => `${TOKEN_PREFIX}${randomBytes(32).toString("base64url")}`;

export const hashOfToken = (token: string) => createHash("sha256").update(token).digest("base64url");
