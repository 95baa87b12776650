"use client";
import { useCallback, useRef } from "react";

/**
 * Answers overtake each other: asked at each request, it gives what tells, once the answer is there, whether none that was
 * asked for later has come before it.
 */
export function useNewest(): () => () => boolean {
  const turns = useRef({ asked: 0, heard: 0 });
  return useCallback(() => {
    const turn = ++turns.current.asked;
    return () => {
      if (turn < turns.current.heard) return false;
      turns.current.heard = turn;
      return true;
    };
  }, []);
}
