import { CheckField } from "#components/form/form-field.tsx";

export type AnonymousWords = { box: string; hint: string; namesShown: string };
type Props = { words: AnonymousWords; isAllowed: boolean };

/**
 * 不显示姓名, with what it promises and what it does not. Where names are shown the box is there for a draft that hides one:
 * it shows only while it is ticked, and nothing is posted under the name before its writer has unticked it.
 */
export const AnonymousField = ({ words, isAllowed }: Props) => {
  const box = (
    <CheckField
      name="isAnonymous"
      label={
        <span>
          {words.box} <small className="hint">{isAllowed ? words.hint : words.namesShown}</small>
        </span>
      }
    />
  );
  return isAllowed ? box : <div className="comp-while-ticked">{box}</div>;
};
