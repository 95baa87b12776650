/** `__Host-` cookies need https; on a plain http intranet or loopback the same names go without the prefix. */
export const isSecure = () => (process.env.QINGFENG_ORIGIN ?? "").startsWith("https://");

const cookieName = (name: string) => (isSecure() ? `__Host-${name}` : name);

export const sessionCookie = () => cookieName("qf.session");

/** Outlives the session: by it a browser is known again (known-device.ts). */
export const knownDeviceCookie = () => cookieName("qf.device");

/** The names and manners of NextAuth's cookies. */
export function authCookies() {
  const options = { httpOnly: true, sameSite: "lax" as const, path: "/", secure: isSecure() };
  const named = (name: string) => ({ name: cookieName(name), options });
  return {
    sessionToken: { name: sessionCookie(), options },
    callbackUrl: named("qf.callback"),
    csrfToken: named("qf.csrf"),
    pkceCodeVerifier: named("qf.pkce"),
    state: named("qf.state"),
    nonce: named("qf.nonce"),
  };
}
