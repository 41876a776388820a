import type {
  FindingRow,
  ImportDecisions,
  ImportDifference,
  ImportPreview,
} from '../../../shared/contract/import.ts';
import {
  defaultAction,
  type Finding,
  type FindingAction,
  type FindingCode,
} from '../../../shared/domain/findings.ts';
import type { Language } from '../../../shared/i18n/index.ts';
import { headingsOf } from '../../exchange/import/find-header.ts';
import type { Decide } from '../../exchange/import/finding-list.ts';
import { countRejected, type RejectedSheet, rejectedRows } from '../../exchange/import/rejected-sheet.ts';
import type { StagedPlan } from '../../plan/staged.ts';
import { commitImport } from './commit.ts';
import { findDifferences } from './differences.ts';
import { headRows, type Prepared, prepareImport, type SheetSource } from './prepare.ts';
import type { StagingProgress } from './staging-protocol.ts';

const keyOf = ({ code, row, column }: Pick<Finding, 'code' | 'row' | 'column'>) => `${code}|${row}|${column}`;

/** An import that was previewed and waits for decisions or the commit. The file is not read again. */
export interface PendingImport {
  preview(): ImportPreview;
  /** Throws what `onProgress` throws, and is then as it was. */
  decide(decisions: ImportDecisions): ImportPreview;
  findings(code: FindingCode | null, offset: number, limit: number): { total: number; rows: FindingRow[] };
  /** Cells that would change in rows the plan has, in the words of a language. */
  differences(offset: number, limit: number, language: Language): { total: number; rows: ImportDifference[] };
  /** Rows that are not imported, with the reasons. Not after the commit: the sheet is let go of. */
  leftOut(): RejectedSheet;
  /** The plan has changed: what would happen is worked out again against what stands now. */
  rebase(plan: StagedPlan): void;
  /** `presentName`: what a present state made by this import is called. Of the sheet only its head is kept after it. */
  commit(presentName?: string): ImportPreview;
}

export function createPendingImport(
  importId: string,
  plan: StagedPlan,
  source: SheetSource,
  decisions: ImportDecisions,
  onProgress?: StagingProgress,
): PendingImport {
  /** A finding keeps its index whatever is decided later. */
  const indexes = new Map<string, number>();
  let against = plan;
  let chosen = decisions;
  let prepared: Prepared;
  /** In the language they were last asked for in. */
  let differences: { language: Language; rows: ImportDifference[] } | null = null;

  const decide: Decide = (finding) => {
    const index = indexes.get(keyOf(finding));
    const byIndex = index === undefined ? undefined : chosen.byIndex[String(index)];
    return byIndex ?? chosen.byCode[finding.code];
  };
  const prepare = () => {
    const places = new Map(Object.entries(chosen.places ?? {}));
    const { erase = false, removeMissing = false, clean } = chosen;
    prepared = prepareImport(against, { ...source, erase, removeMissing, clean }, decide, onProgress, places);
    differences = null;
    for (const finding of prepared.findings) {
      const key = keyOf(finding);
      if (!indexes.has(key)) indexes.set(key, indexes.size);
    }
  };

  // First with the defaults, so that indexes don't depend on what was decided.
  chosen = { byCode: {}, byIndex: {} };
  prepare();
  chosen = decisions;
  const { byCode, byIndex, places = {}, erase, removeMissing, clean } = decisions;
  const made = [byCode, byIndex, places].some((some) => Object.keys(some).length > 0);
  if (made || erase || removeMissing || clean) prepare();

  const preview = (): ImportPreview => ({
    importId,
    kind: prepared.kind,
    rowsRead: prepared.rowsRead,
    created: prepared.changes.created,
    updated: prepared.changes.updated,
    unchanged: prepared.changes.unchanged,
    skipped: prepared.skipped,
    removed: prepared.changes.removed ?? 0,
    leftOut: countRejected(prepared.findings),
    findings: summarise(prepared.findings),
    sample: prepared.sample,
    places: prepared.places,
    borders: prepared.borders,
  });

  return {
    preview,
    decide(next) {
      const before = chosen;
      chosen = next;
      try {
        prepare();
      } catch (error) {
        // Given up: what was decided before holds.
        chosen = before;
        throw error;
      }
      return preview();
    },
    findings(code, offset, limit) {
      const matching = prepared.findings.filter((finding) => code === null || finding.code === code);
      const rows = matching
        .slice(offset, offset + limit)
        .map((finding) => ({ ...finding, index: indexes.get(keyOf(finding)) ?? 0 }));
      return { total: matching.length, rows };
    },
    differences(offset, limit, language) {
      if (differences?.language !== language)
        differences = { language, rows: findDifferences(against, prepared.changes, source, language) };
      return { total: differences.rows.length, rows: differences.rows.slice(offset, offset + limit) };
    },
    leftOut() {
      const { sheet, headerRow } = source;
      const rows = rejectedRows(sheet.rows, prepared.findings);
      // The title stays behind: its unit goes along in the headings.
      const units = new Map(
        prepared.findings.flatMap(({ code, action, column, suggestion }) =>
          code === 'UNIT_OF_TITLE' && action === 'converted' ? [[column, suggestion]] : [],
        ),
      );
      const headings = headingsOf(sheet, headerRow).map((header) =>
        units.has(header) ? `${header}（${units.get(header)}）` : header,
      );
      return { name: sheet.name, headings, rows };
    },
    rebase(next) {
      against = next;
      prepare();
    },
    commit(presentName) {
      const done = preview();
      const { sheet } = source;
      sheet.rows.length = Math.min(sheet.rows.length, headRows);
      commitImport(against, source, prepared, presentName);
      return done;
    },
  };
}

/** Per code how many, and the mend most of them get. */
export function summarise(findings: readonly Finding[]): ImportPreview['findings'] {
  const byCode = new Map<FindingCode, Map<FindingAction, number>>();
  for (const { code, action } of findings) {
    const actions = byCode.get(code) ?? new Map<FindingAction, number>();
    actions.set(action, (actions.get(action) ?? 0) + 1);
    byCode.set(code, actions);
  }
  return [...byCode].map(([code, actions]) => {
    const [most] = [...actions].sort((a, b) => b[1] - a[1]);
    const count = [...actions.values()].reduce((sum, one) => sum + one, 0);
    return { code, count, action: most?.[0] ?? defaultAction[code] };
  });
}
