/**
 * A word that goes with a number of its own, where a sentence has several: `{{units, unit|units}} and {{accounts, account|accounts}}`
 * reads "1 unit and 2 accounts". The number may be formatted already. Without two forms the value alone.
 */
export function withForm(value: string | number, forms: string | undefined): string {
  const [one, other] = forms?.split('|') ?? [];
  if (one === undefined || other === undefined) return String(value);
  return `${value} ${String(value) === '1' ? one : other}`;
}

/** The same for i18next, as the module that formats its placeholders. */
export const formatterModule = {
  type: 'formatter' as const,
  init() {},
  add() {},
  addCached() {},
  format: withForm,
};
