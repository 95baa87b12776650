"use client";
import { clearLocalDrafts } from "#components/composer/draft-store.ts";
import { forgetForms } from "#components/form/kept-forms.ts";

/** Leaves by a document of its own (app/api/sign-out). What was being written is on the server; here it goes. */
export function SignOutForm({ label }: { label: string }) {
  return (
    <form method="post" action="/api/sign-out" onSubmit={forgetAll}>
      <button type="submit" className="btn g">
        {label}
      </button>
    </form>
  );
}

function forgetAll() {
  clearLocalDrafts();
  forgetForms();
}
