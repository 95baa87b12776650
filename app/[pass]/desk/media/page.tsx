import "#components/bulletins/desk.css";
import "#components/media/media.css";
import type { Metadata } from "next";
import Link from "next/link";
import { orMissing, titleOrMissing } from "#app/[pass]/missing.tsx";
import { ActionForm } from "#components/form/action-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { AddBox } from "#components/media/add-box.tsx";
import { ItemGrid } from "#components/media/item-grid.tsx";
import { mediaWords } from "#components/media/words.ts";
import { NameSearch } from "#components/people/name-search.tsx";
import { MEDIA_KINDS, MEDIA_LICENCES } from "#db/enums/media.ts";
import { staffOf } from "#domains/edge/audience.ts";
import { removeItemsAction } from "#domains/media/actions.ts";
import { ITEM_USES, LibraryFilter } from "#domains/media/library/input.ts";
import { listItems } from "#domains/media/library/queries.ts";
import { canKeepLibrary, canKeepShelf, canUseLibrary } from "#domains/media/policy.ts";
import { words } from "#lib/i18n.ts";
import { shelfChoices } from "./choices.ts";

type Props = {
  params: Promise<{ pass: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PATH = "/desk/media";

export const generateMetadata = titleOrMissing(async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await staffOf(params, PATH, canUseLibrary);
  return { title: words(lang, "media")("title") };
});

/** What lies on the shelves of one's areas, and the place where more is put. */
export default orMissing(async function LibraryPage({ params, searchParams }: Props) {
  const { actor, lang } = await staffOf(params, PATH, canUseLibrary);
  const filter = LibraryFilter.parse(await searchParams);
  const [{ items, next }, shelves] = await Promise.all([listItems(actor, filter), shelfChoices(actor, lang)]);
  const t = words(lang, "media");
  const isNarrowed = filter.kind !== undefined || filter.use !== "all" || filter.q !== "";
  const href = (part: Partial<LibraryFilter>) => {
    const said = Object.entries({ ...filter, before: "", ...part }).filter(([, value]) => value && value !== "all");
    const query = new URLSearchParams(said as [string, string][]).toString();
    return query ? `${PATH}?${query}` : PATH;
  };
  const chip = (name: string, isOn: boolean, part: Partial<LibraryFilter>) => (
    <Link
      key={name}
      className={isOn ? "chip on" : "chip"}
      aria-current={isOn ? "page" : undefined}
      href={href(part)}
      prefetch={false}
    >
      {name}
    </Link>
  );
  return (
    <>
      <header className="dhead">
        <div>
          <h1>{t("title")}</h1>
          <p className="hint">{t("lede")}</p>
        </div>
      </header>
      {canKeepLibrary(actor) && (
        <AddBox
          words={mediaWords(lang)}
          shelves={shelves}
          licences={MEDIA_LICENCES.map((id) => ({ id, name: t(`licences.${id}`) }))}
        />
      )}
      <NameSearch path={PATH} q={filter.q} label={t("find")} submit={t("apply")}>
        {filter.kind && <input type="hidden" name="kind" value={filter.kind} />}
        {filter.use !== "all" && <input type="hidden" name="use" value={filter.use} />}
      </NameSearch>
      <nav className="chips" aria-label={t("filter")}>
        {chip(t("kinds.all"), !filter.kind, { kind: undefined })}
        {MEDIA_KINDS.map((kind) => chip(t(`kinds.${kind}`), filter.kind === kind, { kind }))}
      </nav>
      <nav className="chips" aria-label={t("uses.label")}>
        {ITEM_USES.map((use) => chip(t(`uses.${use}`), filter.use === use, { use }))}
      </nav>
      {items.length === 0 ? (
        <div className="empty">
          <p>{t(isNarrowed ? "nothing" : "empty")}</p>
        </div>
      ) : (
        <ActionForm action={removeItemsAction}>
          <ItemGrid lang={lang} items={items} canRemove={(item) => canKeepShelf(actor, item.unitPath)} />
          {canKeepLibrary(actor) && (
            <p className="mfoot">
              <SubmitButton className="btn g s">{t("removeChosen")}</SubmitButton>
              <span className="hint">{t("removeHint")}</span>
            </p>
          )}
        </ActionForm>
      )}
      {next && (
        <p className="pager">
          <Link className="btn g s" href={href({ before: next })} prefetch={false}>
            {t("older")}
          </Link>
        </p>
      )}
    </>
  );
});
