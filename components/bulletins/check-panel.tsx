"use client";
import "./review.css";
import { CircleCheck, OctagonAlert, RefreshCw, TriangleAlert } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { fill } from "#components/composer/fill.ts";
import type { Finding } from "#domains/bulletins/checks/findings.ts";
import { useDraftVersion } from "./draft-version.tsx";
import { jumpToFinding } from "./jump-to.ts";
import type { DeskWords } from "./words.ts";

type Props = {
  /** The saved version that was checked. */
  version: number;
  findings: Finding[];
  words: DeskWords["checks"];
};

/** Findings whose note says more than what holds for all of their kind. */
const SAID = new Set<Finding["kind"]>(["word", "name", "link", "anchor"]);

/** 检查: what the house found in the text as it was saved last, each with the way to it. */
export function CheckPanel({ version, findings, words }: Props) {
  const saved = useDraftVersion();
  const router = useRouter();
  const [isChecking, startChecking] = useTransition();
  const musts = findings.filter(({ level }) => level === "must").length;
  return (
    <section>
      <h2>
        {words.title}
        {musts > 0 && <span className="badge w">{fill(words.musts, { count: musts })}</span>}
        <button
          type="button"
          className="btn t s again"
          aria-busy={isChecking}
          onClick={() => startChecking(() => router.refresh())}
        >
          <RefreshCw className="i" aria-hidden />
          {words.again}
        </button>
      </h2>
      {saved.version > version && <p className="hint">{words.stale}</p>}
      <ul className="checks">
        {findings.map((finding) => (
          <li key={`${finding.kind} ${finding.found} ${finding.note}`}>
            {finding.level === "must" ? (
              <OctagonAlert className="i must-i" role="img" aria-label={words.must} />
            ) : (
              <TriangleAlert className="i sug-i" role="img" aria-label={words.advice} />
            )}
            <div>
              <p>
                {fill(words.kinds[finding.kind], { count: finding.note ?? "" })}
                {finding.instead && (
                  <>
                    <del>{finding.found}</del> → <ins>{finding.instead}</ins>
                  </>
                )}
                {!finding.instead && finding.found && <q>{finding.found}</q>}
              </p>
              <small>{(SAID.has(finding.kind) && finding.note) || words.why[finding.kind]}</small>
            </div>
            <button type="button" className="link" onClick={() => jumpToFinding(finding)}>
              {words.jump}
            </button>
          </li>
        ))}
        {findings.length === 0 && (
          <li>
            <CircleCheck className="i ok-i" aria-hidden />
            <p>{words.none}</p>
          </li>
        )}
      </ul>
    </section>
  );
}
