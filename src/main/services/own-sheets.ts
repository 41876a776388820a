import { basename } from 'node:path';
import type { SheetPreview } from '../../shared/contract/sheets.ts';
import { acceleratorsText, readAccelerators } from '../../shared/domain/accelerator-text.ts';
import { parseAmount } from '../../shared/domain/amount-text.ts';
import { ladderSteps } from '../../shared/domain/market.ts';
import { type PayCurve, payCurve } from '../../shared/domain/pay.ts';
import { curveFault } from '../../shared/domain/pay-curve.ts';
import { AppError } from '../../shared/errors.ts';
import { languages } from '../../shared/i18n/index.ts';
import type { ReportKpi } from '../exchange/export/report.ts';
import { type Words, words } from '../exchange/export/table.ts';
import { kpiName } from '../exchange/export/tables/kpi.ts';
import { type Cell, cellText, isBlank, type RawSheet } from '../exchange/formats/sheet.ts';
import { readInWorker } from '../jobs/import-job.ts';
import type { Plan, PlanWriter } from '../plan/plan.ts';
import type { FileRegistry } from './host.ts';
import { buildMarketSheet } from './market/market-sheet.ts';
import { checkItems, putPlan, putTemplate } from './pay/pay-service.ts';
import { reportKpi } from './pay/report-kpi.ts';
import type { Projection } from './projection.ts';

/** Rows of a sheet read at most: more units than any plan has. */
const mostRows = 200_000;

interface Found extends SheetPreview {
  /** Stores every difference. */
  readonly writes: ((write: PlanWriter) => void)[];
}

/** A row of a sheet: what its cells under a heading hold. */
interface Row {
  readonly text: (heading: string) => string;
  readonly cell: (heading: string) => Cell;
  readonly unread: (heading: string) => void;
  readonly unknown: () => void;
}

/**
 * Sheets of an exported workbook that are filled in by hand — KPI templates, incentive plans, templates of territories,
 * priorities — changed in Excel and brought back. Blank cells and those that can't be read leave the plan as it is.
 */
export function createOwnSheets(files: FileRegistry, plan: () => Plan, projection: Projection) {
  const read = async (scenarioId: number, fileId: string): Promise<Found> => {
    const path = files.path(fileId);
    const file = basename(path);
    const raw = await readInWorker({
      path,
      file,
      sheet: null,
      encoding: null,
      keepRows: mostRows,
      crs: null,
    });
    const found: Found = { differences: [], unread: [], unknownRows: [], writes: [] };
    let known = 0;
    for (const word of languages.map(words)) {
      for (const [key, compare] of Object.entries(comparisons)) {
        const sheet = raw.sheets.find(({ name }) => name === word(`sheets.${key}`));
        if (!sheet) continue;
        known++;
        compare({ plan: plan(), projection, scenarioId, word, rows: rowsOf(sheet, found), found, sheet });
      }
    }
    if (known === 0)
      throw new AppError('IMPORT_COLUMN_MISSING', {
        file,
        column: languages.map((each) => words(each)('sheets.kpi')).join(' / '),
      });
    return found;
  };
  return {
    /** What the file would change; stores nothing. @throws AppError KPI_WEIGHTS when weights no longer make 100 % */
    async preview(scenarioId: number, fileId: string): Promise<SheetPreview> {
      const { writes: _, ...preview } = await read(scenarioId, fileId);
      return preview;
    },
    /** Stores what differs, as one step. @throws AppError as `preview` */
    async apply(scenarioId: number, fileId: string): Promise<{ changed: number }> {
      const { differences, writes } = await read(scenarioId, fileId);
      const params = { count: differences.length };
      if (differences.length > 0)
        plan().edit({ key: 'sheetsBack', params }, ['state', 'market', 'pay'], (write) => {
          for (const store of writes) store(write);
        });
      return { changed: differences.length };
    },
  };
}

export type OwnSheets = ReturnType<typeof createOwnSheets>;

interface Comparison {
  readonly plan: Plan;
  readonly projection: Projection;
  readonly scenarioId: number;
  readonly word: Words;
  readonly rows: readonly Row[];
  readonly found: Found;
  readonly sheet: RawSheet;
}

/** By the key of the sheet's name. */
const comparisons: Readonly<Record<string, (comparison: Comparison) => void>> = {
  kpi: compareTemplates,
  payPlans: comparePlans,
  territoryKpi: compareTerritories,
  market: comparePriorities,
};

function compareTemplates({ plan, scenarioId, word, rows, found, sheet }: Comparison): void {
  const drafts = new Map(
    reportKpi(plan, scenarioId).templates.map((template) => [
      template.name,
      { ...template, items: template.items.map((item) => ({ ...item })) },
    ]),
  );
  const [weight, target] = [word('columns.kpiWeight'), word('pay:target')];
  const changed = new Set<string>();
  const met = new Map<string, number>();
  for (const row of rows) {
    const name = row.text(word('pay:template'));
    const kpi = row.text(word('pay:kpi'));
    const nth = met.get(`${name}|${kpi}`) ?? 0;
    met.set(`${name}|${kpi}`, nth + 1);
    const item = drafts.get(name)?.items.filter((each) => kpiName(each, word) === kpi)[nth];
    if (!item) {
      row.unknown();
      continue;
    }
    const differ = (field: string, now: string, file: string) => {
      found.differences.push({ sheet: sheet.name, name: `${name} · ${kpi}`, field, now, file });
      changed.add(name);
    };
    if (!isBlank(row.cell(weight))) {
      const points = Math.round(shareOf(row.cell(weight)) * 10_000);
      if (!(points >= 0 && points <= 10_000)) row.unread(weight);
      else if (points !== item.basisPoints) {
        differ(weight, percent(item.basisPoints), percent(points));
        item.basisPoints = points;
      }
    }
    const words = row.text(target);
    if (words.length > 120) row.unread(target);
    else if (words !== '' && words !== item.target) {
      differ(target, item.target, words);
      item.target = words;
    }
  }
  for (const name of changed) {
    const draft = drafts.get(name);
    if (!draft) continue;
    checkItems(name, draft.items);
    found.writes.push((write) => putTemplate(write, draft));
  }
}

function comparePlans({ plan, scenarioId, word, rows, found, sheet }: Comparison): void {
  const plans = new Map(reportKpi(plan, scenarioId).plans.map((each) => [each.name, each]));
  for (const row of rows) {
    const name = row.text(word('pay:planColumn'));
    const known = plans.get(name);
    if (!known) {
      row.unknown();
      continue;
    }
    const next = { ...known, curve: { ...known.curve } };
    const before = found.differences.length;
    for (const field of planFields) {
      const heading = word(`pay:${field.key}`);
      if (isBlank(row.cell(heading))) continue;
      const now = field.show(known, word);
      if (!field.take(next, row.cell(heading), word)) row.unread(heading);
      else if (field.show(next, word) !== now)
        found.differences.push({
          sheet: sheet.name,
          name,
          field: heading,
          now,
          file: field.show(next, word),
        });
    }
    if (found.differences.length === before) continue;
    const fault = curveFault(next.curve);
    if (fault)
      throw new AppError('PAY_CURVE', {
        from: Math.round(fault.from * 100),
        after: Math.round(fault.after * 100),
      });
    found.writes.push((write) => putPlan(write, next));
  }
}

type PlanDraft = ReportKpi['plans'][number];

interface PlanField {
  readonly key: 'targetPay' | 'threshold' | 'payAtThreshold' | 'accelerators' | 'cap';
  readonly show: (plan: PlanDraft, word: Words) => string;
  /** Puts the cell's value into the plan; false and nothing done when it can't be read or is out of range. */
  readonly take: (plan: PlanDraft, cell: Cell, word: Words) => boolean;
}

const planFields: readonly PlanField[] = [
  {
    key: 'targetPay',
    show: ({ targetFen }) => String(targetFen / 100),
    take(plan, cell) {
      const amount = typeof cell === 'number' ? cell : parseAmount(cellText(cell));
      const targetFen = Math.round((amount ?? Number.NaN) * 100);
      if (!(targetFen >= 0) || !Number.isSafeInteger(targetFen)) return false;
      plan.targetFen = targetFen;
      return true;
    },
  },
  curveField(
    'threshold',
    ({ threshold }) => share(threshold),
    (cell) => ({ threshold: shareOf(cell) }),
  ),
  curveField(
    'payAtThreshold',
    ({ payAtThreshold }) => share(payAtThreshold),
    (cell) => ({
      payAtThreshold: shareOf(cell),
    }),
  ),
  curveField(
    'accelerators',
    ({ accelerators }) => acceleratorsText(accelerators),
    (cell) => {
      const accelerators = readAccelerators(cellText(cell));
      return accelerators && { accelerators };
    },
  ),
  curveField(
    'cap',
    ({ cap }, word) => (cap === null ? word('pay:capNone') : share(cap)),
    (cell, word) => ({ cap: cellText(cell).trim() === word('pay:capNone') ? null : shareOf(cell) }),
  ),
];

/** A part of the curve: read as a whole with the rest of it, so that its ranges are those of the contract. */
function curveField(
  key: PlanField['key'],
  show: (curve: PayCurve, word: Words) => string,
  read: (cell: Cell, word: Words) => Partial<PayCurve> | null,
): PlanField {
  return {
    key,
    show: ({ curve }, word) => show(curve, word),
    take(plan, cell, word) {
      const part = read(cell, word);
      const curve = part && payCurve.safeParse({ ...plan.curve, ...part });
      if (!curve?.success) return false;
      plan.curve = curve.data;
      return true;
    },
  };
}

function compareTerritories({ plan, scenarioId, word, rows, found, sheet }: Comparison): void {
  const { templates, territories } = reportKpi(plan, scenarioId);
  const byName = new Map(territories.map((each) => [each.name, each]));
  const field = word('pay:template');
  for (const row of rows) {
    const territory = byName.get(row.text(word('columns.territory')));
    if (!territory) {
      row.unknown();
      continue;
    }
    const { id, name, template: now } = territory;
    const file = row.text(field);
    if (file === '' || file === now) continue;
    const template = templates.find((each) => each.name === file);
    if (!template) row.unread(field);
    else {
      found.differences.push({ sheet: sheet.name, name, field, now, file });
      found.writes.push((write) =>
        write.put('territory_kpi', { scenario_id: scenarioId, territory_id: id, template_id: template.id }),
      );
    }
  }
}

function comparePriorities({ plan, projection, word, rows, found, sheet }: Comparison): void {
  const data = projection.dataset();
  const market = buildMarketSheet(plan, data).units;
  const byCode = new Map(data.units.map(({ code }, index) => [code, index]));
  const stepWord = (step: string) => word(`market:ladder.steps.${step}`);
  const field = word('columns.priority');
  for (const row of rows) {
    const index = byCode.get(row.text(word('columns.unitCode')));
    if (index === undefined) {
      row.unknown();
      continue;
    }
    const file = row.text(field);
    const { unitId, step: now } = market[index];
    if (file === '' || file === stepWord(now)) continue;
    const step = ladderSteps.find((each) => stepWord(each) === file);
    if (!step) row.unread(field);
    else {
      const { name } = data.units[index];
      found.differences.push({ sheet: sheet.name, name, field, now: stepWord(now), file });
      found.writes.push((write) => write.put('unit_ladder', { unit_id: unitId, step }));
    }
  }
}

function rowsOf(sheet: RawSheet, found: Found): Row[] {
  const [head, ...rows] = sheet.rows;
  const headings = (head?.cells ?? []).map(cellText);
  return rows
    .filter(({ cells }) => cells.some((cell) => !isBlank(cell)))
    .map(({ row, cells }) => {
      const cell = (heading: string): Cell => cells[headings.indexOf(heading)] ?? null;
      return {
        cell,
        text: (heading) => cellText(cell(heading)).trim(),
        unread: (heading) =>
          found.unread.push({ sheet: sheet.name, cell: `${heading} ${row}`, text: cellText(cell(heading)) }),
        unknown: () => found.unknownRows.push(`${sheet.name} ${row}: ${cellText(cells[0] ?? null)}`),
      };
    });
}

const share = (part: number) => `${Math.round(part * 1e6) / 1e4} %`;
const percent = (points: number) => `${points / 100} %`;

/** 0.25, `25%` and `25 %` → 0.25; NaN for what is no share. */
function shareOf(cell: Cell): number {
  if (typeof cell === 'number') return cell;
  const text = cellText(cell).trim();
  const number = parseAmount(text.replace(/[%％]$/, ''));
  return number === null ? Number.NaN : /[%％]$/.test(text) ? number / 100 : number;
}
