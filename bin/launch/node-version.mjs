// @ts-check

/** First releases without the hole in the Brotli decoder (CVE-2026-111497); lines not named here get no repair. @type {Record<number, string>} */
const FLOORS = { 22: "22.23.4", 24: "24.22.1", 26: "26.12.1" };

/** The releases that will do, for sentences. */
export const floors = Object.values(FLOORS).join(" / ");

/** @param {string} version as in process.version @returns {boolean} whether this Node may be attacked through what it decodes */
export function isBelowFloor(version) {
  const [major, minor, patch] = parts(version);
  if (major > 26) return false;
  const floor = FLOORS[major];
  if (!floor) return true;
  const [, floorMinor, floorPatch] = parts(floor);
  return minor < floorMinor || (minor === floorMinor && patch < floorPatch);
}

/** @param {string} version */
export const majorOf = (version) => parts(version)[0];

/** @param {string} version @returns {[number, number, number]} */
function parts(version) {
  const [major = 0, minor = 0, patch = 0] = version.replace("v", "").split(".").map(Number);
  return [major, minor, patch];
}
