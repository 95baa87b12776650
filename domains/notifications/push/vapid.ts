import { createECDH, createPrivateKey, sign } from "node:crypto";
import { keyFor } from "#domains/accounts/secret.ts";
import { publicOrigin } from "#lib/mail.ts";

/** A token is made anew for every message; a push service takes none that lives longer than a day (RFC 8292, 2). */
const TOKEN_SEC = 12 * 3_600;
/** The order of P-256: a private key is less than that, and not nothing. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** The public key by which push services know this installation, base64url; browsers ask for it when they subscribe. */
export const publicKey = (): string => pair().getPublicKey("base64url");

/** Says to a push service who sends (RFC 8292): signed for its origin, with an address for its operators. */
export function authorizationFor(endpoint: string, now = new Date()): string {
  const claims = {
    aud: new URL(endpoint).origin,
    exp: Math.floor(now.getTime() / 1_000) + TOKEN_SEC,
    sub: contact(),
  };
  const signed = [{ typ: "JWT", alg: "ES256" }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  const signature = sign("sha256", Buffer.from(signed), { key: signingKey(), dsaEncoding: "ieee-p1363" });
  return `vapid t=${signed}.${signature.toString("base64url")}, k=${publicKey()}`;
}

/** Derived from the secret of the installation, as every key is: the same on all its machines, and in no second place. */
function pair() {
  const secret = BigInt(`0x${keyFor("web push").toString("hex")}`);
  const own = createECDH("prime256v1");
  own.setPrivateKey(((secret % (ORDER - 1n)) + 1n).toString(16).padStart(64, "0"), "hex");
  return own;
}

function signingKey() {
  const own = pair();
  const point = own.getPublicKey();
  const part = (from: number) => point.subarray(from, from + 32).toString("base64url");
  const key = { kty: "EC", crv: "P-256", d: own.getPrivateKey("base64url"), x: part(1), y: part(33) };
  return createPrivateKey({ key, format: "jwk" });
}

function contact(): string {
  const sender = /[^\s<>]+@[^\s<>]+/.exec(process.env.QINGFENG_MAIL_FROM ?? "")?.[0];
  return sender ? `mailto:${sender}` : (publicOrigin() ?? "https://localhost");
}
