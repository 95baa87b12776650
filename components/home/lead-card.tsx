import Link from "next/link";
import { HillPicture } from "#components/layout/hill-picture.tsx";
import { Title } from "#components/rich-text/title.tsx";

type Props = {
  href: string;
  label: string;
  title: string;
  summary: string;
  source: string;
  date: { iso: string; text: string };
  picture: { src: string; srcSet: string; width: number; height: number } | null;
};

/** The large card of a front page; without a picture of its own it shows the hills. */
export function LeadCard({ href, label, title, summary, source, date, picture }: Props) {
  return (
    <Link className="leadcard" href={href} prefetch={false}>
      <div className="pic">
        {picture ? (
          <img
            className="art"
            src={picture.src}
            srcSet={picture.srcSet}
            sizes="(min-width: 1024px) 690px, 100vw"
            width={picture.width}
            height={picture.height}
            alt=""
            fetchPriority="high"
          />
        ) : (
          <HillPicture seed={title} />
        )}
      </div>
      <div className="b">
        <span className="tag">{label}</span>
        <h2>
          <Title text={title} />
        </h2>
        <p className="lede">{summary}</p>
        <p className="meta">
          <span>{source}</span>
          <time dateTime={date.iso}>{date.text}</time>
        </p>
      </div>
    </Link>
  );
}
