import { acceleratorsText, readAccelerators } from '../../../shared/domain/accelerator-text.ts';
import { parseAmount } from '../../../shared/domain/amount-text.ts';
import { type PayCurve, payCurve } from '../../../shared/domain/pay.ts';
import { curveFault } from '../../../shared/domain/pay-curve.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ReportKpi } from '../../exchange/export/report.ts';
import type { Words } from '../../exchange/export/table.ts';
import { type Cell, cellText, isBlank } from '../../exchange/formats/sheet.ts';
import { putPlan } from '../pay/pay-service.ts';
import { reportKpi } from '../pay/report-kpi.ts';
import { type Comparison, shareOf, shareText } from './sheet-rows.ts';

/** Target pay and curve of incentive plans. @throws AppError PAY_CURVE when accelerators are out of order */
export function comparePlans({ plan, scenarioId, word, rows, found, sheet }: Comparison): void {
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
    ({ threshold }) => shareText(threshold),
    (cell) => ({ threshold: shareOf(cell) }),
  ),
  curveField(
    'payAtThreshold',
    ({ payAtThreshold }) => shareText(payAtThreshold),
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
    ({ cap }, word) => (cap === null ? word('pay:capNone') : shareText(cap)),
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
