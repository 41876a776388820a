import { catalogues } from '../../../shared/i18n/index.ts';
import type { Interpreted } from './context.ts';
import { sampleSize } from './context.ts';
import type { FindingList } from './finding-list.ts';
import { noteBlankRows, readText, type Table } from './table.ts';

/** What an alignment sheet's names stand for in one scenario. */
export interface AssignmentContext {
  unit(code: string): number | undefined;
  account(ref: string): number | undefined;
  /** Territory id by name. */
  territory(name: string): number | undefined;
}

export interface AssignmentDraft {
  unitId: number | null;
  accountId: number | null;
  /** 0 = unassigned. */
  territoryId: number;
}

/** Words an exported sheet may write for "no territory", in either language. */
const unassignedWords = new Set(
  Object.values(catalogues).map((words) => words.export.unassigned.toLowerCase()),
);

/**
 * Rows `unit or account → territory`. A row with both is about the account. An empty territory changes nothing; the word for
 * unassigned takes it away.
 */
export function interpretAssignments(
  table: Table,
  context: AssignmentContext,
  findings: FindingList,
): Interpreted<AssignmentDraft> {
  noteBlankRows(table, findings);
  const drafts: AssignmentDraft[] = [];
  const sample: Record<string, string>[] = [];
  const header = (field: string) => table.column(field)?.header ?? '';
  for (const row of table.rows) {
    const unitCode = readText(table, 'unitCode', row, findings);
    const accountRef = readText(table, 'accountRef', row, findings);
    const territory = readText(table, 'territory', row, findings);
    if (unitCode.skip || accountRef.skip || territory.skip || territory.text === '') continue;
    const aboutAccount = accountRef.text !== '';
    const accountId = aboutAccount ? context.account(accountRef.text) : undefined;
    const unitId = aboutAccount ? undefined : context.unit(unitCode.text);
    if (aboutAccount && accountId === undefined) {
      findings.add('ACCOUNT_UNKNOWN', row.row, header('accountRef'), accountRef.text);
    } else if (!aboutAccount && unitId === undefined) {
      findings.add('UNIT_UNKNOWN', row.row, header('unitCode'), unitCode.text);
    }
    const territoryId = unassignedWords.has(territory.text.toLowerCase())
      ? 0
      : context.territory(territory.text);
    if (territoryId === undefined) {
      findings.add('TERRITORY_UNKNOWN', row.row, header('territory'), territory.text);
    }
    if (territoryId === undefined || (accountId === undefined && unitId === undefined)) continue;
    drafts.push({ unitId: unitId ?? null, accountId: accountId ?? null, territoryId });
    if (sample.length < sampleSize) {
      const shown: [string, string][] = aboutAccount
        ? [[header('accountRef'), accountRef.text]]
        : [[header('unitCode'), unitCode.text]];
      sample.push(Object.fromEntries([...shown, [header('territory'), territory.text]]));
    }
  }
  return { drafts, rowsRead: table.rows.length, rowsSkipped: table.rows.length - drafts.length, sample };
}
