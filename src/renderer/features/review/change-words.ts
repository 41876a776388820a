import type { TFunction } from 'i18next';
import type { ReviewChange } from '../../../shared/contract/review.ts';
import type { Format } from '../../app/format.ts';

/** One side of a change as it is read. `amount`: minor units of the quota's component in words. */
export function sideWords(
  t: TFunction,
  f: Format,
  change: Pick<ReviewChange, 'thing' | 'field'>,
  value: ReviewChange['base'],
  amount: (minor: number) => string,
): string {
  const { thing, field } = change;
  if (value === '' && thing === 'place') return t('review:change.top');
  if (value === '') return thing === 'note' ? '–' : t('unassigned');
  if (value === null) {
    if (thing === 'account') return t('review:change.follows');
    if (thing === 'quota') return t('review:change.spread');
    return t(thing === 'figure' ? 'review:change.automatic' : 'review:change.gone');
  }
  if (typeof value === 'string') return value;
  if (thing === 'quota') return amount(value);
  if (thing === 'colour') return t('review:change.colour', { number: value + 1 });
  return field === 'potential' ? f.moneyExact(value) : f.number(value);
}
