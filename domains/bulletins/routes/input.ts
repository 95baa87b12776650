import { z } from "zod";
import type { Step, Task } from "#db/enums/reviews.ts";
import type { Role } from "#db/enums/roles.ts";
import { Line } from "#lib/text/line.ts";
import { DRAFT_READERS } from "../policy.ts";

export const ROUTE_LIMITS = { steps: 5, approvers: 5, hours: 720, name: 20, enName: 40, lines: 8, line: 60 };

/** Who may be asked for a word: those who see working copies, and nobody else. */
export const TASK_ROLES: readonly Role[] = DRAFT_READERS;

const MaybeRole = z.union([z.literal(""), z.enum(DRAFT_READERS)]).default("");
const count = (most: number) =>
  z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(most));
const Approvers = count(ROUTE_LIMITS.approvers)
  .or(z.literal("").transform(() => 1))
  .default(1);
const Hours = count(ROUTE_LIMITS.hours)
  .or(z.literal("").transform(() => null))
  .default(null);
const Checklist = z
  .string()
  .max(ROUTE_LIMITS.lines * (ROUTE_LIMITS.line + 2))
  .default("")
  .transform((text) =>
    text
      .split(/\r?\n/)
      .map((line) => line.trim().normalize("NFC"))
      .filter(Boolean),
  )
  .refine((lines) => lines.length <= ROUTE_LIMITS.lines && lines.every((line) => line.length <= ROUTE_LIMITS.line), {
    params: { key: "checklistTooLong" },
  });

/** One step as a form holds it: `review1`, `reviewers1`, `proof1`, `proofers1`, `hours1`, `checklist1`, and so on to 5. */
const stepFields = (n: number) => ({
  [`review${n}`]: MaybeRole,
  [`reviewers${n}`]: Approvers,
  [`proof${n}`]: MaybeRole,
  [`proofers${n}`]: Approvers,
  [`hours${n}`]: Hours,
  [`checklist${n}`]: Checklist,
});
type StepInput = {
  review: Role | "";
  reviewers: number;
  proof: Role | "";
  proofers: number;
  hours: number | null;
  checklist: string[];
};

export const STEP_NUMBERS = Array.from({ length: ROUTE_LIMITS.steps }, (_, index) => index + 1);

const RouteFields = z
  .object({
    name: Line(2, ROUTE_LIMITS.name),
    enName: Line(0, ROUTE_LIMITS.enName).default(""),
    position: z
      .string()
      .regex(/^\d{1,3}$/)
      .transform(Number),
  })
  .extend(Object.assign({}, ...STEP_NUMBERS.map(stepFields)) as Record<string, z.ZodType>);

type Form = { name: string; enName: string; position: number } & Record<string, unknown>;

/** The steps that ask for a word, in their order: what is left blank between them closes up. */
function stepsOf(form: Record<string, unknown>): Step[] {
  return STEP_NUMBERS.map((n) => {
    const at = <Key extends keyof StepInput>(key: Key) => form[`${key}${n}`] as StepInput[Key];
    const tasks: Task[] = [];
    const [review, proof] = [at("review"), at("proof")];
    if (review) tasks.push({ kind: "review", role: review, approvers: at("reviewers") });
    if (proof) tasks.push({ kind: "proof", role: proof, approvers: at("proofers") });
    return { tasks, hours: at("hours"), checklist: review ? at("checklist") : [] };
  }).filter(({ tasks }) => tasks.length > 0);
}

const withSteps = <More extends object>(form: Form & More, more: More) => ({
  ...more,
  name: form.name,
  enName: form.enName || form.name,
  position: form.position,
  steps: stepsOf(form),
});

export const CreateRoute = RouteFields.transform((form) => withSteps(form as Form, {}));
export const UpdateRoute = RouteFields.extend({ routeId: z.uuid() }).transform((form) => {
  const { routeId } = form as unknown as { routeId: string };
  return withSteps(form as unknown as Form & { routeId: string }, { routeId });
});
