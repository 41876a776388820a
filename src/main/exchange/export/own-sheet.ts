import { languages, translate } from '../../../shared/i18n/index.ts';

/** Headings that together are found in nobody's sheet but ours, per sheet that assigns something. */
const signatures = {
  units: ['unitCode', 'unitName', 'territory', 'rep', 'workload'],
  accounts: ['accountRef', 'accountName', 'territory', 'rep', 'isNamed', 'workload'],
} as const;

/**
 * Which of our own exported sheets the headings are, in either language: such a sheet is brought back as `assignments`
 * (unit code or account id → territory), not as a list of units or customers. Null for anybody else's sheet.
 */
export function ownAssignmentSheet(headers: readonly string[]): keyof typeof signatures | null {
  const found = new Set(headers.map((header) => header.trim()));
  for (const language of languages) {
    const has = (key: string) => found.has(translate(language, 'export', `columns.${key}`));
    if (signatures.units.every(has)) return 'units';
    if (signatures.accounts.every(has)) return 'accounts';
  }
  return null;
}
