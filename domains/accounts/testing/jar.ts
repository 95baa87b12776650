/** The cookies of one host, as a browser keeps them. */
export class Jar {
  readonly #kept: Map<string, string>;
  constructor(kept: Iterable<[string, string]> = []) {
    this.#kept = new Map(kept);
  }

  copy = () => new Jar(this.#kept);

  keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const cut = pair.indexOf("=");
      const [name, value] = [pair.slice(0, cut), pair.slice(cut + 1)];
      if (value === "" || /max-age=0/i.test(line)) this.#kept.delete(name);
      else this.#kept.set(name, value);
    }
  }

  get header(): string {
    return [...this.#kept].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  get(name: string): string | undefined {
    return this.#kept.get(name);
  }
}
