import type { IncomingMessage } from "node:http";
import { codeOf } from "#domains/media/store/s3-answer.ts";
import { askS3, bodyOfData } from "#domains/media/store/s3-request.ts";
import type { Settings } from "#lib/env.ts";
import { bad, type Finding, info, ok } from "./finding.ts";

const PROBE = "qingfeng-doctor";

/** Whether the bucket for files answers, knows us, and lets us list, write and remove; what is tried there is one small object. */
export async function checkBucket(settings: Settings): Promise<Finding> {
  const { QINGFENG_S3_ENDPOINT: endpoint, QINGFENG_S3_BUCKET: bucket } = settings;
  if (!endpoint) return info("文件存放在数据目录中", "Files lie in the data folder");
  const body = bodyOfData(Buffer.from("Qingfeng was here."));
  try {
    await expectDone(askS3({ method: "GET", path: "", query: { "list-type": "2", "max-keys": "1" } }, settings));
    await expectDone(askS3({ method: "PUT", path: PROBE, body }, settings));
    await expectDone(askS3({ method: "DELETE", path: PROBE }, settings));
    return ok(
      `文件存储 ${endpoint} 的 ${bucket} 可读写`,
      `The bucket ${bucket} at ${endpoint} can be read and written`,
    );
  } catch (error) {
    const why = error instanceof Refusal ? error.message : ((error as { code?: string }).code ?? (error as Error).name);
    return bad(
      `文件存储 ${endpoint} 的 ${bucket} 不可用（${why}）：${mendOf(why).zh}`,
      `The bucket ${bucket} at ${endpoint} cannot be used (${why}): ${mendOf(why).en}`,
    );
  }
}

class Refusal extends Error {}

async function expectDone(asking: Promise<IncomingMessage>) {
  const answer = await asking;
  if (answer.statusCode !== 200 && answer.statusCode !== 204) throw new Refusal(await codeOf(answer));
  answer.resume();
}

const MENDS = {
  SignatureDoesNotMatch: {
    zh: "请检查 QINGFENG_S3_SECRET 和 QINGFENG_S3_REGION",
    en: "check QINGFENG_S3_SECRET and QINGFENG_S3_REGION",
  },
  InvalidAccessKeyId: { zh: "请检查 QINGFENG_S3_KEY_ID", en: "check QINGFENG_S3_KEY_ID" },
  NoSuchBucket: {
    zh: "请先建立这个存储桶，或改 QINGFENG_S3_BUCKET",
    en: "make the bucket first, or change QINGFENG_S3_BUCKET",
  },
  AccessDenied: { zh: "请给这个密钥列出、读、写、删除的权限", en: "let this key list, read, write and delete" },
  RequestTimeTooSkewed: { zh: "请校准本机时钟", en: "set the clock of this machine" },
};
const OTHERWISE = { zh: "请检查地址、证书和防火墙", en: "check address, certificate and firewall" };
const mendOf = (why: string) => MENDS[why as keyof typeof MENDS] ?? OTHERWISE;
