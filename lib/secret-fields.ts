const SECRET = /password|secret|token|^(?:again|current|code)$/i;

/** Whether a field of a form bears what is kept nowhere and never goes back to a browser. */
export const isSecretField = (name: string): boolean => SECRET.test(name);
