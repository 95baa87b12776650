import { Time } from "#components/ui/time.tsx";
import type { Step } from "#db/enums/reviews.ts";
import type { ContentKind, Risk } from "#db/enums/routes.ts";
import type { Review } from "#domains/bulletins/review/queries.ts";
import type { ReviewView } from "#domains/bulletins/review/view.ts";
import { type Lang, words } from "#lib/i18n.ts";
import type { ReviewLimits } from "./mark-fields.tsx";
import { ReviewPanel } from "./review-panel.tsx";
import { speakerOf, stepName } from "./steps.ts";
import { deskWords } from "./words.ts";

type Props = {
  lang: Lang;
  day: string;
  bulletinId: string;
  route: { name: string; enName: string; rule: { kind: ContentKind | null; risk: Risk } | null } | null;
  /** What the text is, by which its way was chosen. */
  of: { kind: ContentKind; risk: Risk };
  steps: Step[];
  review: Review | null;
  view: ReviewView;
  limits: ReviewLimits;
  openFaults: number;
};

/** The review panel of one working copy, with what was said so far. */
export function DraftReview({ lang, day, bulletinId, route, of, steps, review, view, limits, openFaults }: Props) {
  const t = words(lang, "bulletins");
  const remarks = (review?.decisions ?? []).filter(({ note }) => note !== "");
  return (
    <ReviewPanel
      {...view}
      bulletinId={bulletinId}
      routeName={(lang === "en" ? route?.enName : route?.name) ?? ""}
      about={`${t(`desk.fields.kinds.${of.kind}`)} · ${t(`desk.fields.risks.${of.risk}`)}`}
      rule={ruleIn(lang, route?.rule ?? null)}
      remarks={remarks.map(({ id, step, at, reason, note, quote, marks, ...said }) => ({
        ...{ id, reason, note, quote, marks },
        by: (
          <>
            {speakerOf(lang, said)} · {stepName(lang, steps[step]!, step)} · <Time at={at} lang={lang} day={day} />
          </>
        ),
      }))}
      limits={limits}
      openFaults={openFaults}
      words={deskWords(lang).review}
      checkWords={deskWords(lang).checks}
    />
  );
}

/** Why the text does not go its column's way. */
function ruleIn(lang: Lang, rule: { kind: ContentKind | null; risk: Risk } | null): string {
  if (!rule) return "";
  const t = words(lang, "bulletins");
  const kind = rule.kind ? t(`desk.fields.kinds.${rule.kind}`) : t("routes.rules.anyKind");
  return t("desk.review.byRule", { which: `${kind} · ${t(`desk.fields.risks.${rule.risk}`)}` });
}
