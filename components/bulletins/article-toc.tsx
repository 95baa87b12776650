"use client";
import { useEffect, useState } from "react";
import type { HeadingLine } from "#lib/text/headings-of.ts";

type Props = { title: string; headings: HeadingLine[] };

/** 目录: plain links; while one reads, the section on the screen is marked. */
export function ArticleToc({ title, headings }: Props) {
  const [current, setCurrent] = useState(headings[0]?.id);
  useEffect(() => {
    const sections = headings.flatMap(({ id }) => document.getElementById(id) ?? []);
    const mark = () => {
      const passed = sections.filter((section) => section.getBoundingClientRect().top < innerHeight / 3);
      setCurrent(passed.at(-1)?.id ?? sections[0]?.id);
    };
    const observer = new IntersectionObserver(
      mark, // All that lies above counts as on the screen, so that a jump past several headings is noticed too.
      { rootMargin: "1000000px 0px -66% 0px" },
    );
    for (const section of sections) observer.observe(section);
    return () => observer.disconnect();
  }, [headings]);
  return (
    <nav className="toc" aria-label={title}>
      <h2>{title}</h2>
      {headings.map(({ id, text }) => (
        <a key={id} href={`#${id}`} aria-current={id === current ? "true" : undefined}>
          {text}
        </a>
      ))}
    </nav>
  );
}
