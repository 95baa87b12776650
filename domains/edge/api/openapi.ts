import { z } from "zod";
import { API_ROOT } from "./handler.ts";
import { fieldsOf } from "./match.ts";
import type { Operation } from "./operation.ts";

type Fields = { properties: Record<string, object>; required: string[] };
type JsonSchema = Partial<Fields> & { allOf?: JsonSchema[] };

/** The document of the API (OpenAPI 3.1), made of the schemas that the API itself parses with. */
export function openApi(operations: Operation[]) {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    paths[operation.path] ??= {};
    paths[operation.path]![operation.method.toLowerCase()] = described(operation);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Qingfeng 清风",
      version: "1",
      description: "What a member, or an area, may see and say, for programs.",
    },
    servers: [{ url: API_ROOT }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer", description: "A token from /settings/tokens." } },
      schemas: { Refusal: REFUSAL },
    },
  };
}

function described({ method, path, scope, summary, input, output }: Operation) {
  const { properties, required } = fieldsIn(schemaOf(input, "input"));
  const inPath = fieldsOf(path);
  const rest = Object.keys(properties).filter((name) => !inPath.includes(name));
  const parameter = (name: string, place: "path" | "query") => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: properties[name] ?? { type: "string" },
  });
  const isRead = method === "GET";
  const body = {
    type: "object",
    properties: Object.fromEntries(rest.map((name) => [name, properties[name]])),
    required: required.filter((name) => rest.includes(name)),
  };
  return {
    operationId: `${method.toLowerCase()}${path.replace(/[^a-z]+/gi, "_").replace(/_$/, "")}`,
    summary,
    ...(scope && { description: `Scope: \`${scope}\`` }),
    parameters: [
      ...inPath.map((name) => parameter(name, "path")),
      ...(isRead ? rest.map((name) => parameter(name, "query")) : [IDEMPOTENCY]),
    ],
    ...(!isRead &&
      rest.length > 0 && { requestBody: { required: true, content: { "application/json": { schema: body } } } }),
    responses: {
      200: { description: "Done.", content: { "application/json": { schema: schemaOf(output, "output") } } },
      ...Object.fromEntries(
        Object.entries(REFUSALS).map(([status, description]) => [status, { description, content: REFUSED }]),
      ),
    },
  };
}

/** A schema put together of several names their fields in one list; what only forms have (`ofForms`) is not told. */
function fieldsIn({ properties = {}, required = [], allOf = [] }: JsonSchema): Fields {
  const parts = allOf.map(fieldsIn);
  const told = Object.entries(properties).filter(([, field]) => !("ofForms" in field));
  return {
    properties: Object.assign({}, Object.fromEntries(told), ...parts.map((part) => part.properties)),
    required: [...required, ...parts.flatMap((part) => part.required)],
  };
}

const schemaOf = (schema: z.ZodType, io: "input" | "output") =>
  z.toJSONSchema(schema, { io, unrepresentable: "any" }) as JsonSchema;

const REFUSAL = {
  type: "object",
  properties: {
    code: { type: "string" },
    message: { type: "string", description: "A sentence in the language of Accept-Language." },
    fields: { type: "object", additionalProperties: { type: "string" } },
  },
  required: ["code", "message", "fields"],
};
const REFUSED = { "application/json": { schema: { $ref: "#/components/schemas/Refusal" } } };
const REFUSALS = {
  400: "A field is wrong; `fields` says which.",
  401: "No token, or one that does not work any more.",
  403: "The token has not this scope.",
  404: "It does not exist, or not for whoever asks.",
  409: "It has changed meanwhile.",
  429: "Too often; `Retry-After` says for how many seconds to wait.",
};
const IDEMPOTENCY = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  schema: { type: "string", format: "uuid" },
  description: "The same key again answers as it did, and writes nothing.",
};
