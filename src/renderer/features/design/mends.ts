import type { DesignReason } from '../../../shared/contract/design.ts';
import { remarks } from '../../../shared/domain/reason-key.ts';
import { setBudget, setLimit } from './rules.ts';
import type { DesignForm, DesignMeasure } from './settings.ts';

/** One click that removes what stood in the way. */
export type Mend =
  | { kind: 'split'; unitId: number; parts: number }
  /** A dead end: a unit beside it that most often leaves no room. */
  | { kind: 'splitBeside'; unitId: number; parts: number }
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
    case 'DEAD_END': {
      const beside = [params.split0, params.split1].filter((id) => typeof id === 'number');
      return [
        ...relax(reason, form),
        ...beside.map((unitId) => ({ kind: 'splitBeside' as const, unitId, parts: 2 })),
      ];
    }
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
  return widen(form, ({ key }) => (named && key !== params.measure ? 0 : relaxBy));
}

/** The form with each hard measure wider by so much; nothing when none is. */
function widen(form: DesignForm, byHowMuch: (measure: DesignMeasure) => number): Mend[] {
  const measures = form.measures.map((measure): DesignMeasure => {
    const by = byHowMuch(measure);
    if (measure.soft === true || by <= 0) return measure;
    const { lowerTolerance, ...rest } = measure;
    return {
      ...rest,
      tolerance: Math.min(widest, roundUp(measure.tolerance + by)),
      ...(lowerTolerance === undefined ? {} : { lowerTolerance: Math.min(1, roundUp(lowerTolerance + by)) }),
    };
  });
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

/** Reasons that a wider tolerance answers, when it is wide enough for all of them. */
const tolerant = ['UNIT_TOO_BIG', 'DEAD_END', 'LOCKED_TOO_MUCH', 'TARGETS_IMPOSSIBLE'];

/**
 * One tolerance per measure that answers every reason at once; null when there is only one reason, or one that no tolerance
 * answers.
 */
export function relaxAll(
  reasons: readonly DesignReason[],
  form: DesignForm,
): Extract<Mend, { kind: 'relax' }> | null {
  const blocking = reasons.filter(({ code }) => !remarks.includes(code));
  const asked = (key: unknown) => key === undefined || form.measures.some((measure) => measure.key === key);
  const answered = blocking.every(
    ({ code, relaxBy, params }) => relaxBy !== null && tolerant.includes(code) && asked(params.measure),
  );
  if (blocking.length < 2 || !answered) return null;
  const [mend] = widen(form, ({ key }) =>
    Math.max(
      0,
      ...blocking.flatMap(({ params, relaxBy }) =>
        relaxBy !== null && (params.measure === undefined || params.measure === key) ? [relaxBy] : [],
      ),
    ),
  );
  return mend?.kind === 'relax' ? mend : null;
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

/** Reasons with several causes are answered together: a mend of one alone would only show the next. */
export const isOneOfMany = (reasons: readonly DesignReason[]): boolean =>
  reasons.filter(({ code }) => !remarks.includes(code)).length > 1;

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
