"use client";
import "./labels.css";
import { CircleAlert } from "lucide-react";
import { useFormState } from "#components/form/action-form.tsx";
import { ListSelect } from "#components/form/list-select.tsx";
import { Tick } from "#components/form/tick.tsx";
import type { OfferedGroup } from "#domains/forum/labels/queries.ts";

export type LabelFieldWords = {
  legend: string;
  hint: string;
  none: string;
  required: string;
  one: string;
  several: string;
};
type Props = { groups: OfferedGroup[]; chosen?: string[]; words: LabelFieldWords };

/** What a thread is about: of some groups one label, of others several. */
export function LabelFields({ groups, chosen = [], words }: Props) {
  const state = useFormState();
  const error = state.status === "error" ? state.fields.labels : undefined;
  if (groups.length === 0) return null;
  return (
    <fieldset className={`labelfields field${error ? " bad" : ""}`} aria-describedby="labels-hint">
      <legend className="vh">{words.legend}</legend>
      {groups.map((group) => (
        <LabelGroup key={group.id} group={group} chosen={chosen} words={words} />
      ))}
      <p className={error ? "err" : "hint"} id="labels-hint" role={error ? "alert" : undefined}>
        {error && <CircleAlert className="i" aria-hidden />}
        {error ?? words.hint}
      </p>
    </fieldset>
  );
}

type GroupProps = { group: OfferedGroup; chosen: string[]; words: LabelFieldWords };

function LabelGroup({ group, chosen, words }: GroupProps) {
  const isRequired = group.rule === "required";
  const label = (
    <>
      {group.name}
      <small>{[words[group.pick], isRequired && words.required].filter(Boolean).join(" · ")}</small>
    </>
  );
  if (group.pick === "one")
    return (
      <div className="field">
        <label className="lab" htmlFor={group.id}>
          {label}
        </label>
        <ListSelect
          id={group.id}
          name="labels[]"
          required={isRequired}
          defaultValue={group.labels.find(({ id }) => chosen.includes(id))?.id ?? ""}
          none={words.none}
          options={group.labels.map(({ id, name }) => ({ value: id, text: name }))}
        />
      </div>
    );
  return (
    <fieldset className="field">
      <legend className="lab">{label}</legend>
      <div className="checks2">
        {group.labels.map(({ id, name }) => (
          <label className="check" key={id}>
            <Tick name="labels[]" value={id} defaultChecked={chosen.includes(id)} />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
