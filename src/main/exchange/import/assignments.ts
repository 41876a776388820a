import { catalogues } from '../../../shared/i18n/index.ts';
import type { Interpreted } from './context.ts';
import { sampleSize } from './context.ts';
import type { FindingList } from './finding-list.ts';
import type { PlaceDesk } from './place-desk.ts';
import { describe } from './resolve-point.ts';
import { noteBlankRows, readText, type Table } from './table.ts';

/** What an alignment sheet's names stand for in one scenario. */
export interface AssignmentContext {
  unit: PlaceDesk['byCode'];
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
  const unitOf = (code: string, row: number): number | undefined => {
    const found = context.unit(code, row);
    if (found === null || found === 'divided') {
      const kind = found === null ? 'UNIT_UNKNOWN' : 'CODE_DIVIDED';
      findings.add(kind, row, header('unitCode'), code, '', 'skipped');
      return undefined;
    }
    const kept =
      !found.changed ||
      findings.add('CODE_CHANGED', row, header('unitCode'), code, describe(found.unit)) !== 'skipped';
    return kept ? found.unit.id : undefined;
  };
  for (const row of table.rows) {
    const unitCode = readText(table, 'unitCode', row, findings);
    const accountRef = readText(table, 'accountRef', row, findings);
    const territory = readText(table, 'territory', row, findings);
    if (unitCode.skip || accountRef.skip || territory.skip || territory.text === '') continue;
    const aboutAccount = accountRef.text !== '';
    const accountId = aboutAccount ? context.account(accountRef.text) : undefined;
    const unitId = aboutAccount ? undefined : unitOf(unitCode.text, row.row);
    if (aboutAccount && accountId === undefined) {
      findings.add('ACCOUNT_UNKNOWN', row.row, header('accountRef'), accountRef.text);
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
