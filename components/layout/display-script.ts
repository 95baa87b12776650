export const displayScript = "";
