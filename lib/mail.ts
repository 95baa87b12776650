import { createTransport, type Transporter } from "nodemailer";

/** A mail server that does not answer is given up after this. */
const PATIENCE_MS = 10_000;

export type Mail = { to: string; subject: string; text: string };

/** The address that links in mails begin with: the configured one, never what a request claims to have asked for. */
export const publicOrigin = (): string | null => process.env.QINGFENG_ORIGIN?.split(",")[0]?.trim() || null;

/** Whether mails with links can be sent: a server, a sender, and an address to link to. */
export const canMail = (): boolean =>
  Boolean(process.env.QINGFENG_SMTP_URL && process.env.QINGFENG_MAIL_FROM && publicOrigin());

/** Hands a mail to the server; throws when it does not take it. */
export async function sendMail({ to, subject, text }: Mail): Promise<void> {
  await transport().sendMail({ from: process.env.QINGFENG_MAIL_FROM, to: { name: "", address: to }, subject, text });
}

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
