"use client";
import { useState } from "react";
import { ActionForm, useFormState } from "#components/form/action-form.tsx";
import { TextField } from "#components/form/form-field.tsx";
import { PasswordField } from "#components/form/password-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import type { FormAction } from "#components/form/use-submit.ts";
import type { SetUpResult } from "#domains/accounts/set-up.ts";
import type { messages } from "#messages/index.ts";

type Accounts = (typeof messages)["zh-CN"]["accounts"];
type Words = Accounts["setUp"] & { reveal: Accounts["reveal"] };
type Props = { action: FormAction; token: string; words: Words; isClosed: boolean };

/** Founds the organisation, and shows the other administrators' passwords this once. */
export function SetUpForm({ action, token, words, isClosed }: Props) {
  const [wasClosed] = useState(isClosed);
  return (
    <ActionForm action={action} className="gform">
      <Content token={token} words={words} isClosed={wasClosed} />
    </ActionForm>
  );
}

function Content({ token, words, isClosed }: Omit<Props, "action">) {
  const state = useFormState();
  if (state.status === "done") return <Done words={words} {...(state.value as SetUpResult)} />;
  if (isClosed && state.status === "idle")
    return (
      <>
        <h1>{words.closedTitle}</h1>
        <p className="lede">{words.closedText}</p>
      </>
    );
  return (
    <>
      <h1>{words.title}</h1>
      <p className="lede">{words.lede}</p>
      <input type="hidden" name="token" value={token} />
      <TextField name="organisation" label={words.organisation} required maxLength={40} autoComplete="organization" />
      <TextField name="unit" label={words.unit} hint={words.unitHint} maxLength={40} autoComplete="off" />
      <fieldset className="setpart">
        <legend>{words.first}</legend>
        <TextField name="name" label={words.person} required maxLength={30} autoComplete="name" />
        <TextField
          name="signInName"
          label={words.signInName}
          required
          defaultValue="admin"
          maxLength={40}
          autoComplete="username"
        />
        <PasswordField
          name="password"
          label={words.password}
          hint={words.passwordHint}
          words={words.reveal}
          required
          minLength={10}
          maxLength={128}
          autoComplete="new-password"
        />
        <PasswordField
          name="again"
          label={words.again}
          words={words.reveal}
          required
          maxLength={128}
          autoComplete="new-password"
        />
      </fieldset>
      <Other legend={words.second} words={words} names={["securityPerson", "securityName"]} suggestion="security" />
      <Other legend={words.third} words={words} names={["auditPerson", "auditName"]} suggestion="auditor" />
      <SubmitButton className="btn w">{words.submit}</SubmitButton>
    </>
  );
}

type OtherProps = { legend: string; words: Words; names: [person: string, signIn: string]; suggestion: string };

function Other({ legend, words, names: [person, signIn], suggestion }: OtherProps) {
  return (
    <fieldset className="setpart">
      <legend>{legend}</legend>
      <TextField name={person} label={words.person} required maxLength={30} autoComplete="off" />
      <TextField
        name={signIn}
        label={words.signInName}
        required
        defaultValue={suggestion}
        maxLength={40}
        autoComplete="off"
      />
    </fieldset>
  );
}

function Done({ words, handed }: { words: Words; handed: SetUpResult["handed"] }) {
  return (
    <>
      <h1>{words.doneTitle}</h1>
      <p className="lede">{words.doneText}</p>
      {handed.map(({ name, signInName, password }) => (
        <dl key={signInName} className="kv">
          <div>
            <dt>{words.person}</dt>
            <dd>{name}</dd>
          </div>
          <div>
            <dt>{words.signInName}</dt>
            <dd>{signInName}</dd>
          </div>
          <div>
            <dt>{words.oneTime}</dt>
            <dd>
              <code>{password}</code>
            </dd>
          </div>
        </dl>
      ))}
      <a className="btn w" href="/sign-in">
        {words.toSignIn}
      </a>
    </>
  );
}
