/** A name that needs no brackets after its `@`. */
export const BARE_NAME = /^[\p{L}\p{N}·_]{2,20}$/u;

/** Tells apart two people of one name: `@[李明#3f9a2c]`, the end of the member's id. */
export const idTail = (memberId: string) => memberId.slice(-6);

/** How a text calls a member: `@李明`, `@[Ann Lee]`, or with the end of the id where another bears the same name. */
export function mentionText(member: { id: string; name: string }, hasNamesake: boolean, standsFree = true): string {
  if (hasNamesake) return `@[${member.name}#${idTail(member.id)}]`;
  return standsFree && BARE_NAME.test(member.name) ? `@${member.name}` : `@[${member.name.replace(/[[\]#\n]/g, " ")}]`;
}
