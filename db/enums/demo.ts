/** What the demonstration calls the organisation. */
export const DEMO_NAME = { name: "清江集团", enName: "Qingjiang Group" };
/** What it is called when the demonstration is gone, until somebody names it. */
export const NO_NAME = { name: "本单位", enName: "Our organisation" };
