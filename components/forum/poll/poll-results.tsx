import type { Poll, Standing } from "#domains/forum/polls/queries.ts";
import { type Lang, words } from "#lib/i18n.ts";
import { MARKS } from "#lib/punctuation.ts";
import "./poll.css";

type Props = { lang: Lang; poll: Poll; standing: Standing; chosen: string[]; voters: Record<string, string[]> };

/** The figures with a bar each, and who chose what where the vote is open; or why they are not to be seen yet. */
export function PollResults({ lang, poll, standing, chosen, voters }: Props) {
  const t = words(lang, "polls");
  if ("hidden" in standing) return <p className="note">{t(`hidden.${standing.hidden}`)}</p>;
  const { figures } = standing;
  const most = Math.max(1, ...Object.values(figures));
  return (
    <ul className="bars">
      {poll.options.map(({ id, text }) => (
        <li key={id}>
          <p className="bar-head">
            <span>
              {text} {chosen.includes(id) && <span className="badge q">{t("mine")}</span>}
            </span>
            <b className="num">{t(poll.kind === "ranked" ? "points" : "votes", { count: figures[id] ?? 0 })}</b>
          </p>
          <meter min={0} max={most} value={figures[id] ?? 0} aria-hidden />
          {voters[id] && <p className="hint">{voters[id].join(MARKS[lang].comma)}</p>}
        </li>
      ))}
    </ul>
  );
}
