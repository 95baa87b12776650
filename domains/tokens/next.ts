/** Back to the page from which it was ended. */
export const afterRevoking = (_result: unknown, form: FormData) =>
  form.get("from") === "desk" ? "/desk/tokens" : "/settings/tokens";
