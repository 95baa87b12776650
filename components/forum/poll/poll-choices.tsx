import { ListSelect } from "#components/form/list-select.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Tick } from "#components/form/tick.tsx";
import type { PollKind } from "#db/enums/polls.ts";
import { type Lang, words } from "#lib/i18n.ts";
import "./poll.css";

export type Votable = { id: string; kind: PollKind; choicesMax: number; options: { id: string; text: string }[] };
type Props = { lang: Lang; poll: Votable; chosen?: string[] };

/** Where one chooses: one of several, some of them, or an order of preference in as many places as there are options. */
export function PollChoices({ lang, poll, chosen = [] }: Props) {
  const t = words(lang, "polls");
  return (
    <>
      <input type="hidden" name="pollId" value={poll.id} />
      {poll.kind === "ranked" ? (
        <Places lang={lang} poll={poll} chosen={chosen} />
      ) : (
        <fieldset className="opts">
          <legend className="vh">{t(`kind.${poll.kind}`)}</legend>
          {poll.options.map((option) => (
            <label key={option.id} className="check">
              <Tick
                type={poll.kind === "single" ? "radio" : "checkbox"}
                name="choices[]"
                value={option.id}
                defaultChecked={chosen.includes(option.id)}
                required={poll.kind === "single"}
              />
              {option.text}
            </label>
          ))}
        </fieldset>
      )}
      <SubmitButton className="btn">{t(chosen.length > 0 ? "change" : "vote")}</SubmitButton>
    </>
  );
}

function Places({ lang, poll, chosen }: Required<Props>) {
  const t = words(lang, "polls");
  return (
    <ol className="places">
      {poll.options.map((option, place) => (
        <li key={option.id}>
          <ListSelect
            name="choices[]"
            place={place}
            aria-label={t("place", { place: place + 1 })}
            defaultValue={chosen[place] ?? ""}
            none={t("noChoice")}
            options={poll.options.map(({ id, text }) => ({ value: id, text }))}
          />
        </li>
      ))}
    </ol>
  );
}
