"use client";
import { type ComponentProps, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import type { ReplyBox } from "./reply-box.tsx";

const Box = lazy(async () => ({ default: (await import("./reply-box.tsx")).ReplyBox }));

/** Near enough to be there when the reader arrives. */
const NEARNESS = "600px";

type Props = ComponentProps<typeof ReplyBox> & { children: ReactNode };

/**
 * The composer below an article: it is loaded when the reader comes near it, for most leave before and an article has to
 * stay light. Until then, and without scripts, `children` leads to where one answers.
 */
export function LateReplyBox({ children, ...box }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setIsNear(true);
      },
      { rootMargin: NEARNESS },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place}>
      {isNear ? (
        <Suspense fallback={children}>
          <Box {...box} />
        </Suspense>
      ) : (
        children
      )}
    </div>
  );
}
