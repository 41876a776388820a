import type { Cell, RawSheet } from '../../src/main/exchange/formats/sheet.ts';
import type { Plan } from '../../src/main/plan/plan.ts';
import { commitImport } from '../../src/main/services/import/commit.ts';
import { inspectSheet } from '../../src/main/services/import/inspect-sheet.ts';
import { type Prepared, prepareImport } from '../../src/main/services/import/prepare.ts';
import { type ImportKind, importFields, scenarioKinds } from '../../src/shared/domain/import-fields.ts';
import { translate } from '../../src/shared/i18n/index.ts';

interface Sheet {
  kind: ImportKind;
  /** Keys of `importFields`, a column each; headed as templates are, years 2025 and months 2026-01. */
  fields: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** Blank cells erase. */
  erase?: boolean;
  /** As of a text file. */
  plainText?: boolean;
}

/** Takes a sheet in as it is guessed, in this very thread: for tests of many small sheets. */
export function takeIn(plan: Plan, { kind, fields, rows, erase = false, plainText = true }: Sheet): Prepared {
  const heading = (key: string) =>
    importFields[kind].find((field) => field.key === key)?.perMonth
      ? '2026-01'
      : translate('zh', 'findings', `heading.${kind}.${key}`, { year: '2025' });
  const sheet: RawSheet = {
    ...{ name: '清单', rowCount: rows.length + 1, columns: null, geometry: null },
    rows: [fields.map(heading), ...rows].map((cells, index) => ({ row: index + 1, cells: [...cells] })),
  };
  const { mapping, crs, headerRow } = inspectSheet(plan, sheet, 2026, { kind, headerRow: 1 });
  const scenarioId = scenarioKinds.has(kind) ? (plan.all('scenario')[0]?.id ?? null) : null;
  const source = {
    ...{ kind, file: '清单', sheet, plainText, thisYear: 2026, headerRow, mapping, crs, scenarioId, erase },
  };
  const prepared = prepareImport(plan, source, () => undefined);
  commitImport(plan, source, prepared);
  return prepared;
}
