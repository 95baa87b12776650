import { Hand } from "lucide-react";
import { ActionForm } from "#components/form/action-form.tsx";
import { SelectField } from "#components/form/form-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { assignItemAction } from "#domains/moderation/actions.ts";
import { formatDateTime } from "#lib/dates.ts";
import { type Lang, words } from "#lib/i18n.ts";

type Props = {
  lang: Lang;
  item: { id: string; assigneeId: string | null; assigneeName: string | null; assignedAt: Date | null };
  readerId: string;
  handlers: { id: string; name: string }[];
  /** The page to come back to. */
  back: string;
};

/** In whose hands a matter is; whoever has it in the queue takes it, hands it over or gives it free. */
export function AssignBox({ lang, item, readerId, handlers, back }: Props) {
  const t = words(lang, "queue");
  const { assigneeId, assigneeName, assignedAt } = item;
  const isMine = assigneeId === readerId;
  const others = handlers.filter(({ id }) => id !== readerId && id !== assigneeId);
  const hidden = { itemId: item.id, was: assigneeId ?? "", back };
  return (
    <section className="hands">
      <h2>
        {t("assign.title")}
        <small>
          {assigneeName && assignedAt
            ? t("assign.since", { name: assigneeName, date: formatDateTime(assignedAt, lang) })
            : t("assign.nobody")}
        </small>
      </h2>
      <div className="handrow">
        <ActionForm action={assignItemAction}>
          <Hidden fields={{ ...hidden, to: isMine ? "" : readerId }} />
          <SubmitButton className="btn g s">
            <Hand className="i" aria-hidden />
            {t(isMine ? "assign.free" : "assign.take")}
          </SubmitButton>
        </ActionForm>
        {others.length > 0 && (
          <ActionForm action={assignItemAction} className="handover">
            <Hidden fields={hidden} />
            <SelectField name="to" label={<span className="vh">{t("assign.to")}</span>}>
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
            <SubmitButton className="btn g s">{t("assign.submit")}</SubmitButton>
          </ActionForm>
        )}
      </div>
    </section>
  );
}

const Hidden = ({ fields }: { fields: Record<string, string> }) =>
  Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
