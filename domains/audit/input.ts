import { z } from "zod";
import { AuditFilter } from "./filter.ts";

export const CheckChain = z.object({});
export const ExportEvents = AuditFilter.omit({ before: true });
