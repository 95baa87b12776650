"use client";
import { useEffect, useState } from "react";

type Props = {
  videoId: string;
  /** The file as it plays, and the same with fewer lines. */
  files: { height: number; src: string }[];
  label: string;
};

const STREAM_TYPE = "application/vnd.apple.mpegurl";

/** 清晰度, where the browser cannot stream and so cannot choose by the line that it has: another file, at the same place. */
export function QualityChoice({ videoId, files, label }: Props) {
  const [isShown, setIsShown] = useState(false);
  useEffect(() => setIsShown(videoOf(videoId)?.canPlayType(STREAM_TYPE) === ""), [videoId]);
  if (!isShown) return null;
  return (
    <select className="in s" aria-label={label} onChange={(event) => change(videoOf(videoId), event.target.value)}>
      {files.map(({ height, src }) => (
        <option key={height} value={src}>
          {height}p
        </option>
      ))}
    </select>
  );
}

const videoOf = (id: string) => document.getElementById(id) as HTMLVideoElement | null;

function change(video: HTMLVideoElement | null, src: string) {
  if (!video) return;
  const { currentTime, paused } = video;
  video.src = src;
  video.currentTime = currentTime;
  if (!paused) void video.play();
}
