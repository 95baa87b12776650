import { Time } from "#components/ui/time.tsx";
import type { Step } from "#db/enums/reviews.ts";
import type { Review } from "#domains/bulletins/review/queries.ts";
import type { ReviewView } from "#domains/bulletins/review/view.ts";
import type { Lang } from "#lib/i18n.ts";
import type { ReviewLimits } from "./mark-fields.tsx";
import { ReviewPanel } from "./review-panel.tsx";
import { speakerOf, stepName } from "./steps.ts";
import { deskWords } from "./words.ts";

type Props = {
  lang: Lang;
  day: string;
  bulletinId: string;
  route: { name: string; enName: string } | null;
  steps: Step[];
  review: Review | null;
  view: ReviewView;
  limits: ReviewLimits;
};

/** The review panel of one working copy, with what was said so far. */
export function DraftReview({ lang, day, bulletinId, route, steps, review, view, limits }: Props) {
  const remarks = (review?.decisions ?? []).filter(({ note }) => note !== "");
  return (
    <ReviewPanel
      {...view}
      bulletinId={bulletinId}
      routeName={(lang === "en" ? route?.enName : route?.name) ?? ""}
      remarks={remarks.map(({ id, step, at, reason, note, quote, marks, ...said }) => ({
        ...{ id, reason, note, quote, marks },
        by: (
          <>
            {speakerOf(lang, said)} · {stepName(lang, steps[step]!, step)} · <Time at={at} lang={lang} day={day} />
          </>
        ),
      }))}
      limits={limits}
      words={deskWords(lang).review}
    />
  );
}
