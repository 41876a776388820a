import type { DesignReason } from '../../../shared/contract/design.ts';
import { setBudget, setLimit } from './rules.ts';
import type { DesignForm, DesignMeasure } from './settings.ts';

/** One click that removes what stood in the way. */
export type Mend =
  | { kind: 'split'; unitId: number; parts: number }
  | { kind: 'link' }
  | { kind: 'relax'; form: DesignForm; tolerance: number }
  | { kind: 'limit'; form: DesignForm }
  | { kind: 'budget'; form: DesignForm; share: number }
  | { kind: 'longer'; form: DesignForm }
  | { kind: 'tradeOff' };

/** The contract's widest tolerance, most parts, longest search. */
const widest = 10;
const mostParts = 12;
const longestSeconds = 3600;

/** Up to the next half percent, so that figures stay readable. */
const roundUp = (share: number) => Math.ceil(share * 200 - 1e-6) / 200;

/** What can be done about a reason, the likeliest first. */
export function mendsOf(reason: DesignReason, form: DesignForm): Mend[] {
  const { code, params, unitIds } = reason;
  switch (code) {
    case 'UNIT_TOO_BIG': {
      const [unitId] = unitIds;
      const parts = Math.min(mostParts, Math.max(2, Number(params.parts ?? 2)));
      const split: Mend[] =
        unitIds.length === 1 && unitId !== undefined ? [{ kind: 'split', unitId, parts }] : [];
      return [...split, ...relax(reason, form)];
    }
    case 'ISLAND':
      return [{ kind: 'link' }];
    case 'BUDGET_TOO_SMALL':
      return [...raiseBudget(reason, form), { kind: 'tradeOff' }];
    case 'MEASURES_CONFLICT':
      return [...relax(reason, form), { kind: 'tradeOff' }];
    case 'NOT_FOUND':
      return [
        ...(form.seconds < longestSeconds
          ? [
              {
                kind: 'longer' as const,
                form: { ...form, seconds: Math.min(form.seconds * 3, longestSeconds) },
              },
            ]
          : []),
        ...relax(reason, form),
      ];
    case 'DEAD_END':
    case 'LOCKED_TOO_MUCH':
    case 'TARGETS_IMPOSSIBLE':
      return relax(reason, form);
    default:
      return [];
  }
}

function relax({ params, relaxBy }: DesignReason, form: DesignForm): Mend[] {
  if (relaxBy === null) return [];
  const named = form.measures.some(({ key }) => key === params.measure);
  if (params.measure !== undefined && !named) return raiseLimit(String(params.measure), params, form);
  const widen = (measure: DesignMeasure): DesignMeasure => {
    if (measure.soft === true || (named && measure.key !== params.measure)) return measure;
    const { lowerTolerance, ...rest } = measure;
    return {
      ...rest,
      tolerance: Math.min(widest, roundUp(measure.tolerance + relaxBy)),
      ...(lowerTolerance === undefined
        ? {}
        : { lowerTolerance: Math.min(1, roundUp(lowerTolerance + relaxBy)) }),
    };
  };
  const measures = form.measures.map(widen);
  const changed = measures.filter((measure, index) => measure !== form.measures[index]);
  if (changed.length === 0) return [];
  return [
    {
      kind: 'relax',
      form: { ...form, measures },
      tolerance: Math.max(...changed.map(({ tolerance }) => tolerance)),
    },
  ];
}

/** A unit larger than a limit on accounts or area: the limit rises to the unit. */
function raiseLimit(name: string, params: DesignReason['params'], form: DesignForm): Mend[] {
  const weight = Number(params.weight ?? 0);
  if (name === 'accounts' && weight > 0)
    return [{ kind: 'limit', form: setLimit(form, 'mostAccounts', Math.ceil(weight)) }];
  if (name === 'area' && weight > 0)
    return [{ kind: 'limit', form: setLimit(form, 'mostAreaKm2', Math.ceil(weight / 1e6)) }];
  return [];
}

/** The budget that was broken, raised in proportion to what is needed. */
function raiseBudget({ params }: DesignReason, form: DesignForm): Mend[] {
  const needed = Number(params.needed ?? 0);
  const allowed = Number(params.budget ?? 0);
  const name = params.territory !== undefined ? 'perRep' : params.quantity === 'sales' ? 'sales' : 'accounts';
  const share = form.budget?.[name] ?? null;
  if (share === null || share === 0 || allowed <= 0 || needed <= allowed) return [];
  const raised = Math.min(1, roundUp((share * needed) / allowed));
  return [{ kind: 'budget', form: setBudget(form, name, raised), share: raised }];
}

/** All units that are each too big, with their parts: one click splits them together. */
export function allSplits(
  reasons: readonly DesignReason[],
  form: DesignForm,
): { unitId: number; parts: number }[] {
  const parts = new Map<number, number>();
  for (const reason of reasons) {
    for (const mend of mendsOf(reason, form)) {
      if (mend.kind === 'split') parts.set(mend.unitId, Math.max(mend.parts, parts.get(mend.unitId) ?? 0));
    }
  }
  return [...parts].map(([unitId, count]) => ({ unitId, parts: count }));
}
