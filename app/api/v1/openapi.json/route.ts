import { operations } from "#domains/api.ts";
import { openApi } from "#domains/edge/api/openapi.ts";

export const dynamic = "force-static";

/** The document of the API; it says what may be asked and nothing of what there is. */
export const GET = () => Response.json(openApi(operations));
