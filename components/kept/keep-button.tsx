"use client";
import { Bookmark } from "lucide-react";
import Link from "next/link";
import { useDeed } from "#components/form/use-deed.tsx";
import { useOverlay } from "#components/me/me-provider.tsx";

type Props = {
  action: Parameters<typeof useDeed>[0];
  /** What is kept, as the action asks for it. */
  field: { name: string; value: string };
  /** The reader's own page that does it too. */
  page: string;
  words: Record<"keep" | "kept", string>;
  className?: string;
};

/** 收藏, and back; until the page knows its reader, and without JavaScript, the same place leads to the page that does it. */
export function KeepButton({ action, field, page, words, className }: Props) {
  const standing = useOverlay<{ standing: { isKept: boolean } | null }>()?.standing;
  const { send, refusal, isSending } = useDeed(action);
  if (!standing)
    return (
      <Link className={className} href={page} prefetch={false}>
        <Bookmark className="i" aria-hidden />
        {words.keep}
      </Link>
    );
  const { isKept } = standing;
  return (
    <>
      <button
        type="button"
        className={className}
        aria-pressed={isKept}
        onClick={() => send({ [field.name]: field.value, isKept: String(!isKept), stay: "1" })}
        disabled={isSending}
      >
        <Bookmark className={isKept ? "i fill-current" : "i"} aria-hidden />
        {isKept ? words.kept : words.keep}
      </button>
      {refusal}
    </>
  );
}
