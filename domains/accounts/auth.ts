import { headers } from "next/headers";
import NextAuth from "next-auth";
import { authConfig } from "./auth-config.ts";
import { clientAddress } from "./client-address.ts";
import { endSessionHere } from "./session-here.ts";
import { bringWishes } from "./wishes.ts";

// Behind a proxy the address that the provider sends people back to is the configured one, never what a request claims.
const [publicOrigin] = (process.env.QINGFENG_ORIGIN ?? "").split(",");
if (publicOrigin) process.env.AUTH_URL = publicOrigin.trim();

export const { handlers, signIn } = NextAuth(() =>
  authConfig({
    async origin() {
      const list = await headers();
      return { ip: clientAddress(list), userAgent: list.get("user-agent") };
    },
    async beforeSso(memberId) {
      await endSessionHere();
      await bringWishes(memberId);
    },
  }),
);
