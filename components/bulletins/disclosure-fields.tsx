import { TextField } from "#components/form/form-field.tsx";
import type { Disclosure } from "#db/enums/columns.ts";
import type { DeskWords } from "./words.ts";

type Props = { form: string; disclosure: Disclosure | null; isHidden: boolean; words: DeskWords["fields"] };

/** What a register says of a document. Hidden, not gone, in other columns: a text that is moved back has lost nothing. */
export function DisclosureFields({ form, disclosure, isHidden, words }: Props) {
  const day = { type: "date", min: "1949-10-01", max: "2999-12-31" };
  return (
    <fieldset className="disclosure" hidden={isHidden}>
      <legend>{words.disclosure}</legend>
      <TextField form={form} name="owner" label={words.owner} defaultValue={disclosure?.owner} maxLength={60} />
      <TextField form={form} name="basis" label={words.basis} defaultValue={disclosure?.basis} maxLength={200} />
      <TextField form={form} name="madeOn" label={words.madeOn} defaultValue={disclosure?.madeOn} {...day} />
      <TextField
        form={form}
        name="reviewOn"
        label={words.reviewOn}
        hint={words.reviewOnHint}
        defaultValue={disclosure?.reviewOn}
        {...day}
      />
    </fieldset>
  );
}
