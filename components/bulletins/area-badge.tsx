import { LockKeyhole, UsersRound } from "lucide-react";

/** Who may read this, always in words: everyone, or one unit. */
export function AreaBadge({ label, isUnit }: { label: string; isUnit: boolean }) {
  const Icon = isUnit ? LockKeyhole : UsersRound;
  return (
    <span className="badge q">
      <Icon className="i" aria-hidden />
      {label}
    </span>
  );
}
