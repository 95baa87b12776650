import type { APIRequestContext } from "@playwright/test";

/** Signs in by the form as a browser without JavaScript does: two requests, and the context keeps the cookies. */
export async function comeIn(
  context: APIRequestContext,
  origin: string,
  name: string,
  password: string,
): Promise<void> {
  const door = await (await context.get(`${origin}/sign-in`)).text();
  const fields = { ...hiddenFields(door, 'name="password"'), name, password };
  const answer = await context.post(`${origin}/sign-in`, { multipart: fields, headers: { origin }, maxRedirects: 0 });
  if (answer.status() === 303 && !answer.headers().location?.includes("/sign-in/verify")) return;
  const said = /role="alert"[^>]*>([^<]*)/.exec(await answer.text())?.[1];
  throw new Error(`${name} could not sign in: ${answer.status()} ${said}`);
}

/** The hidden fields of the form that contains `mark`, as a browser without JavaScript would send them. */
export function hiddenFields(html: string, mark: string): Record<string, string> {
  const form = html.split("<form").find((part) => part.slice(0, part.indexOf("</form>")).includes(mark)) ?? "";
  const inputs = form.slice(0, form.indexOf("</form>")).match(/<input[^>]*type="hidden"[^>]*>/g) ?? [];
  return Object.fromEntries(inputs.map((input) => [attribute(input, "name"), attribute(input, "value")]));
}

const attribute = (tag: string, name: string) =>
  (new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
