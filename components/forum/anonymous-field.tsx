import { CheckField } from "#components/form/form-field.tsx";

export type AnonymousWords = { box: string; hint: string };

/** 不显示姓名, with what it promises and what it does not. */
export const AnonymousField = ({ words }: { words: AnonymousWords }) => (
  <CheckField
    name="isAnonymous"
    label={
      <span>
        {words.box} <small className="hint">{words.hint}</small>
      </span>
    }
  />
);
