"use client";

type Words = { elder: string; plain: string };

/**
 * 大字: large type, large targets, one column; at once, and on this device from now on. The sheet shows the word of what
 * a press brings: whether large type is on is known to <html> before the page is alive.
 */
export function ElderToggle({ words }: { words: Words }) {
  const toggle = () => {
    const { dataset } = document.documentElement;
    const [theme, step, elder, others] = readDisplay();
    const next = elder === "1" ? "0" : "1";
    if (next === "1") dataset.elder = "";
    else delete dataset.elder;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in the web views that members use
    document.cookie = `qf_display=${[theme, step, next, others].join(".")}; Path=/; Max-Age=31536000; SameSite=Lax`;
    // With the account too, for whoever is signed in; it does not matter here whether it arrives.
    const body = new URLSearchParams({ elder: next === "1" ? "on" : "off" });
    fetch("/api/display", { method: "POST", body, redirect: "manual", keepalive: true }).catch(() => {});
  };
  return (
    <button type="button" className="elder" onClick={toggle}>
      <span className="to-large">{words.elder}</span>
      <span className="to-plain">{words.plain}</span>
    </button>
  );
}

function readDisplay(): [string, string, string, string] {
  const found = /(?:^|; )qf_display=(system|light|dark)\.([1-4])\.([01])\.([01.a-z]+)/.exec(document.cookie);
  return found ? [found[1]!, found[2]!, found[3]!, found[4]!] : ["system", "1", "0", "0"];
}
