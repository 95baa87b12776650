import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import type { Actor } from "#domains/kernel/actor.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { answerTus } from "../tus.ts";

// A process that takes uploads for one person (its actor in QINGFENG_TEST_ACTOR), to be killed in the middle of one.
const actor = JSON.parse(process.env.QINGFENG_TEST_ACTOR ?? "") as Actor & { id: string };

const asRequest = (raw: IncomingMessage) =>
  new Request(`http://localhost${raw.url}`, {
    method: raw.method ?? "GET",
    headers: raw.headers as Record<string, string>,
    ...(raw.method === "PATCH" && { body: Readable.toWeb(raw) as ReadableStream, duplex: "half" }),
  } as RequestInit);

const server = createServer(async (raw, reply) => {
  const refusal = (error: unknown) =>
    new Response(error instanceof DomainError ? error.code : String(error), { status: 500 });
  const answer = await answerTus(actor, asRequest(raw)).catch(refusal);
  reply.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()));
});
server.listen(0, "127.0.0.1", () => console.log(`listening ${(server.address() as AddressInfo).port}`));
