import { treeLevelFields } from '../../../shared/domain/import-fields.ts';
import { catalogues } from '../../../shared/i18n/index.ts';
import { type Interpreted, sampleSize } from './context.ts';
import type { FindingList } from './finding-list.ts';
import { noteBlankRows, readText, type Table } from './table.ts';

/** A territory and the names of the groups above it, the top one first; empty = at the top of the tree. */
export interface TreeDraft {
  territoryId: number;
  path: readonly string[];
}

/** Words an exported sheet may write for "in no group", in either language. */
const topWords = new Set(Object.values(catalogues).map((words) => words.export.topOfTree.toLowerCase()));

/**
 * Rows `大区, 片区 … → territory`. Rows of groups (no territory) and rows without any group say nothing; the word for the top of
 * the tree takes a territory out of its group.
 * @param territoryOf territory id by name
 */
export function interpretTree(
  table: Table,
  territoryOf: (name: string) => number | undefined,
  findings: FindingList,
): Interpreted<TreeDraft> {
  noteBlankRows(table, findings);
  const drafts: TreeDraft[] = [];
  const sample: Record<string, string>[] = [];
  const header = (field: string) => table.column(field)?.header ?? '';
  let groupRows = 0;
  for (const row of table.rows) {
    const territory = readText(table, 'territory', row, findings);
    if (territory.skip) continue;
    const names = treeLevelFields.map((field) =>
      table.column(field) === undefined ? '' : readText(table, field, row, findings).text,
    );
    const path = names.filter((name) => name !== '');
    if (territory.text === '' || path.length === 0) {
      groupRows++;
      continue;
    }
    const territoryId = territoryOf(territory.text);
    if (territoryId === undefined) {
      findings.add('TERRITORY_UNKNOWN', row.row, header('territory'), territory.text);
      continue;
    }
    const isTop = path.length === 1 && topWords.has(path[0].toLowerCase());
    drafts.push({ territoryId, path: isTop ? [] : path });
    if (sample.length < sampleSize) {
      const shown = treeLevelFields.flatMap((field, at): [string, string][] =>
        names[at] === '' ? [] : [[header(field), names[at]]],
      );
      sample.push(Object.fromEntries([...shown, [header('territory'), territory.text]]));
    }
  }
  return {
    drafts,
    rowsRead: table.rows.length,
    rowsSkipped: table.rows.length - drafts.length - groupRows,
    sample,
  };
}
