import { createTransport, type Transporter } from "nodemailer";

/** A mail server that does not answer is given up after this. */
const PATIENCE_MS = 10_000;
const SAID_MAX_CHARS = 200;

export type Mail = {
  to: string;
  subject: string;
  text: string;
  replyTo?: string;
  messageId?: string;
  references?: string[];
  headers?: Record<string, string>;
};

/** The address that links in mails begin with: the configured one, never what a request claims to have asked for. */
export const publicOrigin = (): string | null => process.env.QINGFENG_ORIGIN?.split(",")[0]?.trim() || null;

/** Whether mails with links can be sent: a server, a sender, and an address to link to. */
export const canMail = (): boolean =>
  Boolean(process.env.QINGFENG_SMTP_URL && process.env.QINGFENG_MAIL_FROM && publicOrigin());

/** Hands a mail to the server; throws when it does not take it. */
export async function sendMail({ to, ...mail }: Mail): Promise<void> {
  await transport().sendMail({ from: process.env.QINGFENG_MAIL_FROM, to: { name: "", address: to }, ...mail });
}

/** `refused`: this mail will never be taken (5xx) · `later`: not now (4xx) · `away`: nobody answers, or our own password is wrong */
export type MailFault = { kind: "refused" | "later" | "away"; said: string | null; status: string | null };

/** What a failure of `sendMail` means for the mail (RFC 5321, 4.2.1), on one line what was said, and the enhanced status code in it (RFC 3463); null when it was no mail server that failed. */
export function faultOfMail(error: unknown): MailFault {
  const { responseCode = 0, command, code, message, response } = error as Partial<SmtpError>;
  if (command === undefined) return { kind: "away", said: null, status: null };
  const said = String(message)
    .replace(/[\s\p{Cc}]+/gu, " ")
    .slice(0, SAID_MAX_CHARS);
  const status = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(String(response))?.[1] ?? null;
  if (code === "EAUTH" || responseCode < 400) return { kind: "away", said, status };
  return { kind: responseCode >= 500 ? "refused" : "later", said, status };
}

type SmtpError = { message: string; code: string; command: string; responseCode: number; response: string };

const NO_ADDRESS = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"];

/** Whether a failure of `sendMail` means that there is no such recipient, for good (RFC 3463, 3.2; RFC 7505, 4); in answer to MAIL FROM it is said of the sender. */
export const isNoAddress = (error: unknown): boolean =>
  NO_ADDRESS.includes(faultOfMail(error).status ?? "") && (error as Partial<SmtpError>).command !== "MAIL FROM";

/** It is about us and what we send, or may be, and not about this recipient (RFC 3463, 3.2 and 3.8): as a regular expression of PostgreSQL too. */
export const OUR_FAULT = "^5[.](7[.]|1[.][078]$)";

let known: { url: string; transporter: Transporter } | undefined;

function transport(): Transporter {
  const url = process.env.QINGFENG_SMTP_URL ?? "";
  if (known?.url === url) return known.transporter;
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === "smtps:";
  const transporter = createTransport({
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    auth: username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : undefined,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  known = { url, transporter };
  return transporter;
}
