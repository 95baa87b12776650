import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { db } from "#db/client.ts";
import { pushes } from "#db/schema/pushes.ts";
import { castOf } from "#db/testing/cast.ts";
import { proxy } from "#proxy.ts";
import { canPush } from "./address.ts";
import { addDevice } from "./commands/add-device.ts";
import { findPushOutbox } from "./queries.ts";
import { sendDuePushes } from "./send.ts";
import { startPushService } from "./testing/push-service.ts";

process.env.AUTH_SECRET = "a secret of the tests, long enough";
delete process.env.QINGFENG_WEB_PUSH;

test("where the operator has not switched it on, there is no script, no device, no page and nothing to send", async () => {
  const cast = await castOf();
  const [member, service] = [await cast.member("works-1"), await startPushService()];
  expect(canPush()).toBe(false);
  const signedIn = { ...member, sessionId: crypto.randomUUID() };
  await expect(addDevice(signedIn, service.subscribe())).rejects.toMatchObject({ code: "not_found" });
  expect(await findPushOutbox(await cast.staff("system-admin"))).toBeNull();
  expect(await sendDuePushes()).toBe(0);
  expect(await db.$count(pushes)).toBe(0);
  const answer = await proxy(
    new NextRequest("http://qingfeng.test/push/worker.js", { headers: { host: "qingfeng.test" } }),
  );
  expect(answer.headers.get("x-middleware-next")).toBeNull();
  service.stop();
});
