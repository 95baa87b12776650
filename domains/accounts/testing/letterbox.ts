import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export type Letter = { to: string[]; head: string; text: string };

/** A mail server on loopback that keeps what it is handed, and turns away with a status whom it is told to, as recipient or as sender. */
export async function startLetterbox() {
  const letters: Letter[] = [];
  const refused = new Map<string, number | { status: number; says: string }>();
  const turnAway: SMTPServerOptions["onRcptTo"] = ({ address }, _session, done) => {
    const answer = refused.get(address);
    if (answer === undefined) return done(null);
    const { status, says } = typeof answer === "number" ? { status: answer, says: `Not for ${address}` } : answer;
    done(Object.assign(new Error(says), { responseCode: status }));
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onMailFrom: turnAway,
    onRcptTo: turnAway,
    onData(stream, session, done) {
      let raw = "";
      stream.setEncoding("utf8").on("data", (text: string) => (raw += text));
      stream.on("end", () => {
        letters.push({
          to: session.envelope.rcptTo.map(({ address }: { address: string }) => address),
          head: raw.slice(0, raw.indexOf("\r\n\r\n")).replace(/\r\n[ \t]+/g, " "),
          text: decoded(raw).replace(/\r\n/g, "\n"),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    letters,
    refused,
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** The body of a letter, whose lines the sender may have folded. */
function decoded(raw: string): string {
  const body = raw.slice(raw.indexOf("\r\n\r\n") + 4);
  if (/^content-transfer-encoding: base64/im.test(raw)) return Buffer.from(body, "base64").toString();
  const bytes = body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString();
}
