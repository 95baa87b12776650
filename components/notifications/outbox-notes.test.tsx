import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { OutboxNotes } from "./outbox-notes.tsx";

test("how many addresses are suppressed is said of all, and not of those that are listed", () => {
  const one = { memberId: "1", name: "石磊", since: new Date(), said: "550 5.1.1", count: 52 };
  const html = renderToStaticMarkup(
    <OutboxNotes lang="en" fault={null} suppressed={[one, { ...one, memberId: "2" }]} />,
  );
  expect(html).toContain("52 members");
  expect(renderToStaticMarkup(<OutboxNotes lang="en" fault={null} suppressed={[]} />)).toBe("");
});
