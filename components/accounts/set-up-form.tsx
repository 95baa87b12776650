"use client";
import { useState } from "react";
import { ActionForm, type FormAction, useFormState } from "#components/form/action-form.tsx";
import { TextField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";

type Words = Record<
  | "title"
  | "lede"
  | "organisation"
  | "you"
  | "signInName"
  | "password"
  | "passwordHint"
  | "again"
  | "securityName"
  | "auditName"
  | "submit"
  | "doneTitle"
  | "doneText"
  | "toSignIn",
  string
>;
type Handed = { handed: { name: string; password: string }[] };
type Props = { action: FormAction; token: string; words: Words; closed: { title: string; text: string } | null };

/** Founds the organisation, and shows the other administrators' passwords this once. */
export function SetUpForm({ action, token, words, closed }: Props) {
  const [opened] = useState(closed);
  return (
    <ActionForm action={action} className="gform">
      <Fields token={token} words={words} closed={opened} />
    </ActionForm>
  );
}

function Fields({ token, words, closed }: Omit<Props, "action">) {
  const state = useFormState();
  if (state.status === "done") return <Done words={words} handed={(state.value as Handed).handed} />;
  if (closed)
    return (
      <>
        <h1>{closed.title}</h1>
        <p className="lede">{closed.text}</p>
      </>
    );
  return (
    <>
      <h1>{words.title}</h1>
      <p className="lede">{words.lede}</p>
      <input type="hidden" name="token" value={token} />
      <TextField name="organisation" label={words.organisation} required maxLength={40} />
      <TextField name="name" label={words.you} required maxLength={30} autoComplete="name" />
      <TextField
        name="signInName"
        label={words.signInName}
        required
        defaultValue="admin"
        maxLength={40}
        autoComplete="username"
      />
      <TextField
        name="password"
        label={words.password}
        hint={words.passwordHint}
        type="password"
        required
        minLength={10}
        autoComplete="new-password"
      />
      <TextField name="again" label={words.again} type="password" required autoComplete="new-password" />
      <TextField
        name="securityName"
        label={words.securityName}
        required
        defaultValue="security"
        maxLength={40}
        autoComplete="off"
      />
      <TextField
        name="auditName"
        label={words.auditName}
        required
        defaultValue="auditor"
        maxLength={40}
        autoComplete="off"
      />
      <SubmitButton className="btn w">{words.submit}</SubmitButton>
    </>
  );
}

function Done({ words, handed }: { words: Words; handed: Handed["handed"] }) {
  return (
    <>
      <h1>{words.doneTitle}</h1>
      <p className="lede">{words.doneText}</p>
      <dl className="kv">
        {handed.map(({ name, password }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{password}</code>
            </dd>
          </div>
        ))}
      </dl>
      <a className="btn w" href="/sign-in">
        {words.toSignIn}
      </a>
    </>
  );
}
