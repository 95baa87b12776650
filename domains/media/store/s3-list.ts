import { document, elements, textIn } from "./s3-answer.ts";
import { askS3 } from "./s3-request.ts";

export type Listed = { path: string; modified: Date };

/** Every object whose path begins with `prefix`, in the order of the paths, up to a thousand at a time. */
export async function* listObjects(prefix: string): AsyncGenerator<Listed[]> {
  for (let next: string | null = ""; next !== null; ) {
    const query: Record<string, string> = { "list-type": "2", prefix };
    if (next) query["continuation-token"] = next;
    const answer = await document(askS3({ method: "GET", path: "", query }));
    yield elements("Contents", answer).map((object) => ({
      path: textIn("Key", [object]),
      modified: new Date(textIn("LastModified", [object])),
    }));
    next = textIn("IsTruncated", answer) === "true" ? textIn("NextContinuationToken", answer) : null;
    if (next === "") throw new Error("the store cut its list short without saying how it goes on");
  }
}
