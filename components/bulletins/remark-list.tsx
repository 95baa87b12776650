import type { Mark } from "#db/enums/reviews.ts";

/** The passages of a return with what was said of each, on paper. */
export function RemarkList({ quote, note, marks }: Mark & { marks: Mark[] }) {
  if (!quote && marks.length === 0) return null;
  const all = quote ? [{ quote, note }, ...marks] : marks;
  return (
    <ol className="marks">
      {all.map((mark, index) => (
        <li key={mark.quote + mark.note}>
          <q>{mark.quote}</q>
          {!(quote && index === 0) && ` ${mark.note}`}
        </li>
      ))}
    </ol>
  );
}
