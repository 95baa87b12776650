import "./labels.css";
import Link from "next/link";
import type { OfferedGroup } from "#domains/forum/labels/queries.ts";

type Props = { groups: OfferedGroup[]; base: string; title: string; current?: string };

/** The labels of an area by their groups, each the way to its threads. No figures: they would tell of what one may not see. */
export function LabelList({ groups, base, title, current }: Props) {
  if (groups.length === 0) return null;
  return (
    <section className="labels" aria-label={title}>
      <h2>{title}</h2>
      {groups.map((group) => (
        <div key={group.id}>
          <h3>{group.name}</h3>
          <p className="badges">
            {group.labels.map(({ id, name }) => (
              <Link
                className={id === current ? "chip on" : "chip"}
                aria-current={id === current ? "page" : undefined}
                key={id}
                href={`${base}/forum/tags/${id}`}
                prefetch={false}
              >
                {name}
              </Link>
            ))}
          </p>
        </div>
      ))}
    </section>
  );
}
