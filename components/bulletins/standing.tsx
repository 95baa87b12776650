"use client";
import { Bookmark } from "lucide-react";
import { useOverlay } from "#components/me/me-provider.tsx";
import { keepBulletinAction } from "#domains/bulletins/actions.ts";
import type { BulletinOverlay } from "#domains/bulletins/overlay.ts";
import { useDeed } from "./use-deed.tsx";

const useStanding = () => useOverlay<BulletinOverlay>()?.standing;

type Props = { bulletinId: string; words: Record<"keep" | "kept", string> };

/** 收藏, and back. */
export function KeepButton({ bulletinId, words }: Props) {
  const standing = useStanding();
  const { send, refusal, isSending } = useDeed(keepBulletinAction);
  const isKept = standing?.isKept ?? false;
  return (
    <>
      <button
        type="button"
        aria-pressed={isKept}
        onClick={() => send({ bulletinId, isKept: String(!isKept) })}
        disabled={!standing || isSending}
      >
        <Bookmark className="i" fill={isKept ? "currentColor" : "none"} aria-hidden />
        {isKept ? words.kept : words.keep}
      </button>
      {refusal}
    </>
  );
}

/** 阅读数, where it is told; its place is kept until it has come, so that nothing moves. */
export function ReaderCount({ words }: { words: string }) {
  const readers = useStanding()?.readers;
  return <dd className={readers ? undefined : "invisible"}>{words.replace("{count}", readers ?? "00")}</dd>;
}
