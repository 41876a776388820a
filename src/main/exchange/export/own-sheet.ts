import { type Language, languages, translate } from '../../../shared/i18n/index.ts';

/** Headings that together are found in nobody's sheet but ours, per sheet that assigns something. */
const signatures = {
  units: ['unitCode', 'unitName', 'territory', 'rep', 'workload'],
  accounts: ['accountRef', 'accountName', 'territory', 'rep', 'isNamed', 'workload'],
} as const;

/** Our sheets that are there to be read: they hold sums and comparisons, nothing that could be brought back. */
const reading = [
  ['territory', 'workloadDeviation', 'potentialDeviation', 'pieces'],
  ['changeOf', 'fromTerritory', 'fromRep', 'toTerritory', 'toRep'],
  ['territory', 'rep', 'quotaShare'],
  ['sizingMethod', 'item', 'sizingValue'],
  ['territory', 'proposedRep', 'potentialRank'],
  ['unitCode', 'priority', 'marketState'],
] as const;

const headingsOf = (headers: readonly string[]) => {
  const found = new Set(headers.map((header) => header.trim()));
  return (language: Language, keys: readonly string[]) =>
    keys.every((key) => found.has(translate(language, 'export', `columns.${key}`)));
};

/** Whether the headings are of an exported sheet that is no import: territories, changes, quotas. */
export function isOwnReadingSheet(headers: readonly string[]): boolean {
  const has = headingsOf(headers);
  return languages.some((language) => reading.some((keys) => has(language, keys)));
}

/**
 * Which of our own exported sheets the headings are, in either language: such a sheet is brought back as `assignments`
 * (unit code or account id → territory), not as a list of units or customers. Null for anybody else's sheet.
 */
export function ownAssignmentSheet(headers: readonly string[]): keyof typeof signatures | null {
  const has = headingsOf(headers);
  for (const language of languages) {
    if (has(language, signatures.units)) return 'units';
    if (has(language, signatures.accounts)) return 'accounts';
  }
  return null;
}
