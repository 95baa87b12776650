import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer as createSilence } from "node:net";

export type Delivered = { to: string; headers: IncomingHttpHeaders; message: Record<string, string> | null };
type Browser = { decrypt: (body: Buffer) => string };

/**
 * A push service on loopback, and the browsers behind it: it takes nothing whose sender it cannot tell (RFC 8292), and what
 * it takes, the browser decrypts (RFC 8291). `answers` says by address with what status it answers the next.
 */
export async function startPushService() {
  const delivered: Delivered[] = [];
  const refused: string[] = [];
  const answers = new Map<string, { status: number; retryAfter?: string; once?: boolean }>();
  const browsers = new Map<string, Browser>();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      const to = request.url ?? "";
      const told = answers.get(to);
      const fault = faultOf(request.headers, origin());
      if (fault) refused.push(fault);
      if (told?.once) answers.delete(to);
      const status = fault ? 403 : (told?.status ?? 201);
      if (status === 201) delivered.push({ to, headers: request.headers, message: read(to, Buffer.concat(parts)) });
      response.writeHead(status, {
        location: "/elsewhere",
        ...(told?.retryAfter && { "retry-after": told.retryAfter }),
      });
      response.end();
    });
  });
  const read = (to: string, body: Buffer) =>
    body.length === 0 ? null : JSON.parse(browsers.get(to)?.decrypt(body) ?? "null");
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const origin = () => `http://${host}`;

  /** What a browser gives when it subscribes. */
  function subscribe() {
    const pair = createECDH("prime256v1");
    pair.generateKeys();
    const auth = randomBytes(16);
    const path = `/push/${randomBytes(12).toString("hex")}`;
    browsers.set(path, { decrypt: (body) => decrypt(body, pair.getPrivateKey(), auth) });
    const keys = { p256dh: pair.getPublicKey("base64url"), auth: auth.toString("base64url") };
    return { endpoint: `${origin()}${path}`, ...keys };
  }

  return { host, delivered, refused, answers, subscribe, stop: () => server.close() };
}

/** A host that hangs up on everybody, which for whoever asks is as if it never answered; `asked` counts how often. */
export async function startSilentHost() {
  const silence = { host: "", asked: 0, stop: () => server.close() };
  const server = createSilence((socket) => {
    silence.asked++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  silence.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return silence;
}

/** What is wrong with how the sender names itself; null when nothing is. */
function faultOf({ authorization = "" }: IncomingHttpHeaders, origin: string): string | null {
  const [, token = "", key = ""] = /^vapid t=([^,]+), k=([\w-]+)$/.exec(authorization) ?? [];
  const [head = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(key, "base64url");
  if (point.length !== 65) return "no key";
  const [x, y] = [point.subarray(1, 33).toString("base64url"), point.subarray(33).toString("base64url")];
  const publicKey = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
  const isSigned = verify(
    "sha256",
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  if (!isSigned) return "not signed";
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, "base64url").toString());
  const leftSec = exp - Date.now() / 1_000;
  if (aud !== origin) return `for ${aud}`;
  if (leftSec <= 0 || leftSec > 86_400) return "too old or too long";
  return /^(?:mailto:|https:)/.test(sub) ? null : "no contact";
}

/** What a browser does with a message, from the text of RFC 8188 and 8291 and not from our own code. */
export function decrypt(body: Buffer, privateKey: Buffer, auth: Buffer): string {
  const [salt, keyLength] = [body.subarray(0, 16), body.readUInt8(20)];
  const sender = body.subarray(21, 21 + keyLength);
  const sealed = body.subarray(21 + keyLength);
  const own = createECDH("prime256v1");
  own.setPrivateKey(privateKey);
  const derive = (secret: Uint8Array, from: Buffer, info: Buffer, bytes: number) =>
    new Uint8Array(hkdfSync("sha256", secret, from, info, bytes));
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), own.getPublicKey(), sender]);
  const secret = derive(own.computeSecret(sender), auth, info, 32);
  const key = derive(secret, salt, Buffer.from("Content-Encoding: aes128gcm\0"), 16);
  const nonce = derive(secret, salt, Buffer.from("Content-Encoding: nonce\0"), 12);
  const decipher = createDecipheriv("aes-128-gcm", key, nonce);
  decipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return plain.subarray(0, plain.lastIndexOf(2)).toString();
}
