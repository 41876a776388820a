/**
 * A word that goes with a number of its own, where a sentence has several: `{{units, unit|units}} and {{accounts, account|accounts}}`
 * reads "1 unit and 2 accounts". The number may be formatted already. Without two forms the value alone.
 */
export function withForm(value: string | number, forms: string | undefined, name = ''): string {
  const [one, other] = forms?.split('|') ?? [];
  const text = typeof value === 'number' ? numberText(name, value) : value;
  if (one === undefined || other === undefined) return text;
  return `${text} ${text === '1' ? one : other}`;
}

/** Numbers that are names rather than amounts: nobody writes the year 2,027. */
const unmarked: ReadonlySet<string> = new Set(['year', 'base', 'id', 'version', 'supported']);
const marked = new Intl.NumberFormat('en', { maximumFractionDigits: 20 });

/** A number in a sentence, thousands apart and with a true minus, as in tables. */
const numberText = (name: string, value: number): string =>
  unmarked.has(name) || !Number.isFinite(value) ? String(value) : marked.format(value).replace('-', '−');

/** The same for i18next, as the module that formats its placeholders. */
export const formatterModule = {
  type: 'formatter' as const,
  init() {},
  add() {},
  addCached() {},
  format: (
    value: string | number,
    forms: string | undefined,
    _language: string | undefined,
    { interpolationkey }: { interpolationkey?: string } = {},
  ) => withForm(value, forms, interpolationkey),
};

/** How i18next fills its placeholders, so that it says what `translate` says. */
export const interpolation = { escapeValue: false, alwaysFormat: true };
