/** Where answers by mail go, and the secret with which the operator's mail server hands them in; null when it is not set up. */
export function inboundSettings() {
  const { QINGFENG_REPLY_ADDRESS: address, QINGFENG_INBOUND_SECRET: secret } = process.env;
  const [local, domain] = address?.split("@") ?? [];
  return local && domain && secret ? { local, domain, secret } : null;
}
