import { createCipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from "node:crypto";

const RECORD_BYTES = 4096;
const SALT_BYTES = 16;
/** What ends the last record of a message (RFC 8188, 2). */
const END = Buffer.from([2]);

/** What a browser has told us of itself, base64url: its public key (65 bytes, uncompressed) and its secret (16 bytes). */
export type BrowserKeys = { p256dh: string; auth: string };

/** Encrypts a message for one browser (aes128gcm, RFC 8291): whoever passes it on cannot read it. */
export function encrypt(
  plain: Buffer,
  { p256dh, auth }: BrowserKeys,
  { salt, pair }: { salt: Buffer; pair: ECDH } = { salt: randomBytes(SALT_BYTES), pair: newPair() },
): Buffer {
  const theirs = Buffer.from(p256dh, "base64url");
  const ours = pair.getPublicKey();
  const secret = derive(
    pair.computeSecret(theirs),
    Buffer.from(auth, "base64url"),
    Buffer.concat([Buffer.from("WebPush: info\0"), theirs, ours]),
    32,
  );
  const key = derive(secret, salt, Buffer.from("Content-Encoding: aes128gcm\0"), 16);
  const nonce = derive(secret, salt, Buffer.from("Content-Encoding: nonce\0"), 12);
  const cipher = createCipheriv("aes-128-gcm", key, nonce);
  const sealed = [cipher.update(plain), cipher.update(END), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat([headOf(salt, ours), ...sealed]);
}

/** Whether a key that a browser claims is a point of the curve. */
export function isPublicKey(p256dh: string): boolean {
  try {
    newPair().computeSecret(Buffer.from(p256dh, "base64url"));
    return true;
  } catch {
    return false;
  }
}

function newPair(): ECDH {
  const pair = createECDH("prime256v1");
  pair.generateKeys();
  return pair;
}

const derive = (secret: Buffer, salt: Buffer, info: Buffer, bytes: number) =>
  Buffer.from(hkdfSync("sha256", secret, salt, info, bytes));

/** Salt, size of a record, length of the key, the key (RFC 8188, 2.1). */
function headOf(salt: Buffer, ours: Buffer): Buffer {
  const sizes = Buffer.alloc(5);
  sizes.writeUInt32BE(RECORD_BYTES);
  sizes.writeUInt8(ours.length, 4);
  return Buffer.concat([salt, sizes, ours]);
}
