import { type Lang, words } from "#lib/i18n.ts";
import { unitNameOf } from "./audience-badge.tsx";

type Props = {
  lang: Lang;
  of: { unitName: string | null; unitEnName: string | null };
  audience: number;
  needsApproval: boolean;
};

/** The badge in a sentence: who can see the board, and whether posts wait. */
export function WhoSees({ lang, of, audience: count, needsApproval }: Props) {
  const t = words(lang, "forum");
  const unit = unitNameOf(of, lang);
  return (
    <section>
      <h2>{t("board.whoSees")}</h2>
      <p>{unit === null ? t("board.whoSeesSite", { count }) : t("board.whoSeesUnit", { unit, count })}</p>
      {needsApproval && <p>{t("board.approvalNote")}</p>}
    </section>
  );
}
