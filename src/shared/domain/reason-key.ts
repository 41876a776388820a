import type { DesignReason } from '../contract/design.ts';
import type { MeasureInfo } from '../contract/plan.ts';
import type { MeasureUnit } from './measures.ts';

/** Figures in words of one language. */
export interface ReasonFormat {
  number(value: number, decimals: number): string;
  /** 0.042 → 4.2 %. */
  percent(ratio: number, decimals: number): string;
  measure(value: number, unit: MeasureUnit): string;
}

/** What a reason's parameters are put into words with. */
export interface Wording {
  format: ReasonFormat;
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
