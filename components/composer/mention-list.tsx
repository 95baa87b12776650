import { fill } from "./fill.ts";
import type { Person } from "./types.ts";
import type { ComposerWords } from "./words.ts";

type Props = {
  id: string;
  people: Person[];
  chosen: number;
  words: ComposerWords;
  onChoose: (person: Person) => void;
};

export const optionId = (listId: string, index: number) => `${listId}-${index}`;

/** The focus stays in the text; the list is steered from there, and pressed without taking the focus away. */
export function MentionList({ id, people, chosen, words, onChoose }: Props) {
  return (
    <>
      <div className="comp-people" role="listbox" id={id} aria-label={words.people}>
        {people.map((person, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant of the textarea points here
          // biome-ignore lint/a11y/useKeyWithClickEvents: as above, the textarea has the keys
          <div
            key={person.id}
            id={optionId(id, index)}
            role="option"
            aria-selected={index === chosen}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(person)}
          >
            <b>{person.name}</b> <small>{person.unit}</small>
          </div>
        ))}
      </div>
      <p className="vh" role="status">
        {fill(words.peopleFound, { count: people.length })}
      </p>
    </>
  );
}
