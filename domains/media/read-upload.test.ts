import { expect, test } from "vitest";
import { shownName } from "./file-name.ts";
import { UPLOAD_MAX_BYTES } from "./limits.ts";
import { readUpload } from "./read-upload.ts";

const TOO_LARGE = { code: "too_large" };

function post(body: BodyInit, headers: Record<string, string> = {}): Request {
  return new Request("http://localhost/api/media", { method: "POST", body, headers, duplex: "half" } as RequestInit);
}

/** A body without a declared length that never ends; `read` tells how much was taken of it. */
function endless() {
  let read = 0;
  const chunk = new Uint8Array(256 * 1024);
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      read += chunk.length;
      controller.enqueue(chunk);
    },
  });
  return { stream, read: () => read };
}

test("a body that announces too much is refused before a byte is read", async () => {
  const { stream, read } = endless();
  const request = post(stream, { "content-length": String(UPLOAD_MAX_BYTES + 1) });
  await expect(readUpload(request)).rejects.toMatchObject(TOO_LARGE);
  expect(read()).toBeLessThan(2 ** 20);
});

test("a body that announces nothing is cut off at the limit, as a form too", async () => {
  for (const type of ["application/octet-stream", "multipart/form-data; boundary=x"]) {
    const { stream, read } = endless();
    await expect(readUpload(post(stream, { "content-type": type }))).rejects.toMatchObject(TOO_LARGE);
    expect(read()).toBeLessThan(UPLOAD_MAX_BYTES + 2 ** 20);
  }
});

test("a file of exactly the limit passes, one byte more does not, in a form as well as raw", async () => {
  const fits = new Uint8Array(UPLOAD_MAX_BYTES);
  const over = new Uint8Array(UPLOAD_MAX_BYTES + 1);
  expect((await readUpload(post(fits))).bytes.length).toBe(UPLOAD_MAX_BYTES);
  expect((await readUpload(post(formWith(fits)))).bytes.length).toBe(UPLOAD_MAX_BYTES);
  await expect(readUpload(post(over))).rejects.toMatchObject(TOO_LARGE);
  await expect(readUpload(post(formWith(over)))).rejects.toMatchObject(TOO_LARGE);
});

test("a form has to hold one file named `file`", async () => {
  const two = formWith(new Uint8Array(3));
  two.append("file", new File(["b"], "b.png"));
  const text = new FormData();
  text.append("file", "just words");
  for (const form of [new FormData(), two, text, formWith(new Uint8Array(0))]) {
    await expect(readUpload(post(form))).rejects.toMatchObject({ code: "invalid" });
  }
  const garbled = post("--x\r\nnonsense", { "content-type": "multipart/form-data; boundary=x" });
  await expect(readUpload(garbled)).rejects.toMatchObject({ code: "invalid" });
  await expect(readUpload(post(new Uint8Array(0)))).rejects.toMatchObject({ code: "invalid" });
});

test("the name of a raw body comes in a header and may be any bytes", async () => {
  const name = async (header: string) =>
    (await readUpload(post(new Uint8Array(3), { "x-file-name": header }))).fileName;
  expect(await name("%E6%99%A8%E6%99%AF.jpg")).toBe("晨景.jpg");
  expect(await name("%E0%A4%A")).toBe("%E0%A4%A");
});

test("a shown name is one line without folders or invisible characters", () => {
  expect(shownName("../../etc/passwd")).toBe("passwd");
  expect(shownName("C:\\windows\\晨景.png")).toBe("晨景.png");
  expect(shownName("..%2f..%2fx.png")).toBe("..%2f..%2fx.png");
  expect(shownName("a\0b\nc.png")).toBe("abc.png");
  expect(shownName("harmless\u202egnp.exe")).toBe("harmlessgnp.exe");
  expect(shownName("\ud800.png")).toBe("\ufffd.png");
  expect(shownName("///")).toBe("picture");
  expect([...shownName("长".repeat(500))].length).toBe(120);
});

function formWith(bytes: Uint8Array<ArrayBuffer>): FormData {
  const form = new FormData();
  form.append("file", new File([bytes], "a.png"));
  return form;
}
