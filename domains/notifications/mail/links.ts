import { publicOrigin } from "#lib/mail.ts";

/** Without a configured address the links lead to where the product listens. */
const origin = () => publicOrigin() ?? process.env.QINGFENG_ADDRESS ?? "http://localhost:3000";

export const addressOf = (path: string) => `${origin()}${path}`;

/** A name that no other mail has; also of a thread, so that mail programs put its mails together. */
export const messageIdOf = (id: string) => `<${id}@${new URL(origin()).hostname}>`;
