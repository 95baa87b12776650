type Figures = { people: number; done: number };

const DAY_MS = 86_400_000;

/** Percent, one place after the comma; what is not all is never shown as all. */
export function rateOf({ people, done }: Figures): number {
  if (people === 0) return 0;
  const rate = Math.floor((done / people) * 1000) / 10;
  return done === people ? 100 : rate;
}

/** The five colours of the legend. */
export function shadeOf(figures: Figures): "h0" | "h2" | "h3" | "h4" | "h5" {
  const rate = rateOf(figures);
  if (rate >= 100) return "h5";
  if (rate >= 95) return "h4";
  if (rate >= 90) return "h3";
  return rate >= 80 ? "h2" : "h0";
}

export function sumOf(cells: Iterable<Figures>): Figures {
  const sum = { people: 0, done: 0 };
  for (const { people, done } of cells) {
    sum.people += people;
    sum.done += done;
  }
  return sum;
}

/** `93.4%`, or a dash where nothing is asked. */
export function averageOf(cells: Iterable<Figures>): string {
  const sum = sumOf(cells);
  return sum.people === 0 ? "—" : `${rateOf(sum)}%`;
}

/** Whole days from `day` to `dueOn`, both civil days. */
export const daysLeft = (day: string, dueOn: string) => Math.round((Date.parse(dueOn) - Date.parse(day)) / DAY_MS);
