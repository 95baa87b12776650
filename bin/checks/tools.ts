import { hasEncoder } from "#domains/media/prepare/ffmpeg.ts";
import { Trouble } from "../launch/trouble.mjs";
import { downloadChromium, hasChineseFont, hasChromium, hasShell, SHELL } from "./chromium.ts";
import { installPackages, mayInstall } from "./packages.ts";

type Tool = {
  /** The stage that cannot run without it. */
  stage: "vitest" | "playwright";
  isThere(): boolean;
  packages: string[];
  /** Another way to it, without the rights to install packages. */
  fetch?(): void;
  zh: string;
  en: string;
};

const TOOLS: Tool[] = [
  {
    stage: "vitest",
    isThere: hasEncoder,
    packages: ["ffmpeg"],
    zh: "ffmpeg：sudo apt-get install ffmpeg（macOS：brew install ffmpeg）",
    en: "ffmpeg: sudo apt-get install ffmpeg (macOS: brew install ffmpeg)",
  },
  {
    stage: "playwright",
    isThere: hasChromium,
    packages: ["chromium"],
    fetch: downloadChromium,
    zh: "浏览器 Chromium：sudo apt-get install chromium，或 npx playwright install --with-deps chromium",
    en: "a Chromium: sudo apt-get install chromium, or npx playwright install --with-deps chromium",
  },
  {
    stage: "playwright",
    isThere: hasChineseFont,
    packages: ["fontconfig", "fonts-noto-cjk"],
    zh: "中文字体：sudo apt-get install fontconfig fonts-noto-cjk",
    en: "a font with Chinese: sudo apt-get install fontconfig fonts-noto-cjk",
  },
];

/**
 * What these stages need beside the packages of npm, installed where it may be, before anything else is begun.
 * @throws Trouble with all that is still missing, each with its mend
 */
export function ensureTools(stages: string[]): void {
  const needed = TOOLS.filter(({ stage }) => stages.includes(stage));
  const lacking = () => needed.filter(({ isThere }) => !isThere());
  if (mayInstall()) {
    const packages = lacking().flatMap((tool) => tool.packages);
    // The distribution may have it or not; with it the stories are quicker, without it they run.
    if (stages.includes("playwright") && !hasShell()) installPackages([SHELL]);
    if (packages.length > 0) installPackages(packages);
  }
  for (const { fetch } of lacking()) fetch?.();
  const missing = lacking();
  if (missing.length === 0) return;
  const list = (lang: "zh" | "en") => missing.map((tool) => `\n· ${tool[lang]}`).join("");
  throw new Trouble({
    zh: `缺少下列工具，请装好后再运行 npm test：${list("zh")}`,
    en: `These are missing; install them and run npm test again:${list("en")}`,
  });
}
