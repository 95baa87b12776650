import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import nodemailer from "nodemailer";
import type { Settings } from "#lib/env.ts";
import { bad, type Finding, info, ok } from "./finding.ts";

const WITHIN_MS = 5_000;
const ANSWER_MAX_CHARS = 100_000;

/** Whether the provider of single sign-on can be asked, and is the one that it says. */
export async function checkSignOn({ QINGFENG_OIDC_ISSUER: issuer }: Settings): Promise<Finding> {
  if (!issuer) return info("未配置单点登录（可选）", "Single sign-on is not set up (optional)");
  try {
    const answer = JSON.parse(await read(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`));
    if (answer.issuer === issuer) return ok(`单点登录 ${issuer} 可用`, `Single sign-on at ${issuer} answers`);
    return bad(
      `单点登录自称 ${answer.issuer}，与 QINGFENG_OIDC_ISSUER 不同：请改成一字不差`,
      `The provider calls itself ${answer.issuer}: set QINGFENG_OIDC_ISSUER to exactly that`,
    );
  } catch (error) {
    return bad(
      `单点登录 ${issuer} 无法访问（${reason(error)}）：请检查地址、证书和防火墙`,
      `Single sign-on at ${issuer} cannot be reached (${reason(error)}): check address, certificate and firewall`,
    );
  }
}

/** Whether the mail server takes us. */
export async function checkMail({ QINGFENG_SMTP_URL: url }: Settings): Promise<Finding> {
  if (!url) return info("未配置邮件（可选）", "Mail is not set up (optional)");
  const limits = { connectionTimeout: WITHIN_MS, greetingTimeout: WITHIN_MS, socketTimeout: WITHIN_MS };
  const transport = nodemailer.createTransport({ url, ...limits });
  try {
    await transport.verify();
    return ok("邮件服务器可用", "The mail server answers");
  } catch (error) {
    return bad(
      `邮件服务器不可用（${reason(error)}）：请检查 QINGFENG_SMTP_URL 的主机、端口、用户和口令`,
      `The mail server refuses (${reason(error)}): check host, port, user and password in QINGFENG_SMTP_URL`,
    );
  } finally {
    transport.close();
  }
}

const reason = (error: unknown) => (error as { code?: string }).code ?? (error as Error).name;

/** Not `fetch`, which unpacks Brotli unasked (decision 0002). */
function read(url: string): Promise<string> {
  const ask = url.startsWith("https:") ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const request = ask(url, {
      timeout: WITHIN_MS,
      headers: { Accept: "application/json", "Accept-Encoding": "identity" },
    });
    request.once("timeout", () => request.destroy(Object.assign(new Error("timeout"), { code: "ETIMEDOUT" })));
    request.once("error", reject);
    request.once("response", (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part) => {
        text += part;
        if (text.length > ANSWER_MAX_CHARS) request.destroy(new Error("too long"));
      });
      answer.once("end", () => resolve(text));
    });
    request.end();
  });
}
