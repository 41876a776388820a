import type { DesignReason } from '../../../shared/contract/design.ts';
import type { MeasureInfo } from '../../../shared/contract/plan.ts';
import type { MeasureUnit } from '../../../shared/domain/measures.ts';
import type { Format } from '../../app/format.ts';
import type { DesignForm } from './settings.ts';

/** What a reason's parameters are put into words with. */
export interface Wording {
  format: Format;
  measures: readonly MeasureInfo[];
  /** A measure, limit or quantity by its key. */
  nameOf: (key: string) => string;
  /** Names of units, shortened. */
  unitsOf: (ids: readonly number[]) => string;
  separator: string;
}

const text = (params: DesignReason['params'], key: string) => String(params[key] ?? '');
const number = (params: DesignReason['params'], key: string) => Number(params[key] ?? 0);

/** Remarks on a plan, not proofs that none exists. */
export const remarks: readonly string[] = ['ISLAND', 'GROUP_NOT_CONNECTED'];

/** Reasons as they are listed: what makes it impossible first, all islands as one remark, a unit once. */
export function readable(reasons: readonly DesignReason[]): DesignReason[] {
  const islands = reasons.filter(({ code }) => code === 'ISLAND');
  const [first] = islands;
  const one = first === undefined ? [] : [{ ...first, unitIds: islands.flatMap(({ unitIds }) => unitIds) }];
  const rest = reasons.filter(
    (reason, index) => reason.code !== 'ISLAND' && !isKnownBig(reason, reasons.slice(0, index)),
  );
  return [
    ...rest.filter(({ code }) => !remarks.includes(code)),
    ...rest.filter(({ code }) => remarks.includes(code)),
    ...one,
  ];
}

/** The same unit is too big in another measure as well: the worse of the two comes first and is enough. */
function isKnownBig({ code, unitIds }: DesignReason, before: readonly DesignReason[]): boolean {
  return (
    code === 'UNIT_TOO_BIG' &&
    before.some((other) => other.code === code && other.unitIds.join() === unitIds.join())
  );
}

/** Which sentence of the catalogue `reasons` says it: some codes have variants. */
export function reasonKey({ code, params, unitIds }: DesignReason): string {
  if (code === 'DEAD_END') return params.strandsPocket === 1 ? 'DEAD_END.pocket' : 'DEAD_END.misses';
  if (code === 'LOCKS_CONTRADICT')
    return params.kind === 'apart' ? 'LOCKS_CONTRADICT.apart' : 'LOCKS_CONTRADICT.group';
  if (code === 'BUDGET_TOO_SMALL' && params.unavoidable === 1) return 'BUDGET_TOO_SMALL.unavoidable';
  if (code === 'BUDGET_TOO_SMALL')
    return params.territory === undefined ? 'BUDGET_TOO_SMALL.all' : 'BUDGET_TOO_SMALL.rep';
  if (code === 'LOCKED_TOO_MUCH')
    return number(params, 'locked') > number(params, 'target')
      ? 'LOCKED_TOO_MUCH.over'
      : 'LOCKED_TOO_MUCH.under';
  if (code === 'TARGETS_IMPOSSIBLE')
    return params.worth === undefined ? 'TARGETS_IMPOSSIBLE.whole' : 'TARGETS_IMPOSSIBLE.part';
  if (code === 'UNIT_TOO_BIG') return unitIds.length > 1 ? 'UNIT_TOO_BIG.group' : 'UNIT_TOO_BIG.one';
  return code;
}

/** A figure of a measure, limit or quantity as people read it. */
function amount(wording: Wording, key: string, value: number): string {
  const units: Readonly<Record<string, MeasureUnit>> = { area: 'squareMetres', accounts: 'count' };
  const unit = wording.measures.find((measure) => measure.key === key)?.unit ?? units[key] ?? 'number';
  return wording.format.measure(value, unit);
}

/** The parameters of a reason, all in the user's words. */
export function reasonParams(reason: DesignReason, wording: Wording): Record<string, string> {
  const { params, unitIds } = reason;
  const { format } = wording;
  const measure = text(params, 'measure');
  const quantity = text(params, 'quantity');
  const share = (key: string, of: string) =>
    number(params, of) > 0 ? format.percent(number(params, key) / number(params, of), 0) : '';
  return {
    units: wording.unitsOf(unitIds),
    territory: text(params, 'territory'),
    measure: wording.nameOf(measure),
    quantity: wording.nameOf(quantity),
    measures: text(params, 'measures')
      .split(', ')
      .map((key) => wording.nameOf(key))
      .join(wording.separator),
    parts: text(params, 'parts'),
    holds: share('weight', 'target'),
    allows: share('allowed', 'target'),
    lockedShare: share('locked', 'target'),
    loads: [0, 1, 2, 3, 4]
      .flatMap((index) => {
        const load = params[`loads${index}`];
        return typeof load === 'number' ? [format.percent(load, 0)] : [];
      })
      .join(wording.separator),
    needed: amount(wording, quantity, number(params, 'needed')),
    budget: amount(wording, quantity, number(params, 'budget')),
    total: amount(wording, measure, number(params, 'total')),
    least: amount(wording, measure, number(params, 'least')),
    most: amount(wording, measure, number(params, 'most')),
    worth: format.number(number(params, 'worth'), 2),
    unitCount: text(params, 'unitCount'),
    territoryCount: text(params, 'territoryCount'),
    count: text(params, 'count'),
  };
}

/** The best of each measure by itself, for measures that pull apart: figures for one sentence each. */
export function aloneFigures(
  { code, params }: DesignReason,
  wording: Wording,
): { measure: string; travel: string; others: string }[] {
  if (code !== 'MEASURES_CONFLICT') return [];
  return text(params, 'measures')
    .split(', ')
    .flatMap((key, index) => {
      const kilometres = params[`aloneKilometres${index}`];
      const others = params[`aloneOthersOff${index}`];
      if (typeof kilometres !== 'number' || typeof others !== 'number') return [];
      return [
        {
          measure: wording.nameOf(key),
          travel: wording.format.distance(kilometres * 1000),
          others: wording.format.percent(others),
        },
      ];
    });
}

/** Tolerance the reason says would do, for the measure it names or for the widest asked; null where none helps. */
export function toleranceNeeded({ code, params, relaxBy }: DesignReason, form: DesignForm): number | null {
  if (relaxBy === null || code === 'BUDGET_TOO_SMALL' || code === 'TOO_FEW_UNITS') return null;
  const hard = form.measures.filter(({ soft }) => soft !== true);
  const named = hard.filter(({ key }) => key === params.measure);
  if (params.measure !== undefined && named.length === 0) return null;
  const asked = (named.length > 0 ? named : hard).map(({ tolerance }) => tolerance);
  return asked.length === 0 ? null : Math.max(...asked) + relaxBy;
}
