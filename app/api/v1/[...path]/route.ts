import { operations } from "#domains/api.ts";
import { apiHandler } from "#domains/edge/api/handler.ts";

export const dynamic = "force-dynamic";

const answer = apiHandler(operations);
export const GET = answer;
export const POST = answer;
export const PATCH = answer;
export const DELETE = answer;
