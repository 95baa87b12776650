import Link from "next/link";
import type { ThreadLabel } from "#domains/forum/labels/queries.ts";

type Props = { labels: ThreadLabel[]; base: string };

/** What a thread is about, each leading to what else is said of it in this area. */
export const LabelBadges = ({ labels, base }: Props) =>
  labels.map(({ id, name }) => (
    <Link className="badge" key={id} href={`${base}/forum/tags/${id}`} prefetch={false}>
      #{name}
    </Link>
  ));
