import type { KpiTemplate } from '../../../shared/contract/pay.ts';
import { type KpiItem, type MarketStage, wholeWeight } from '../../../shared/domain/pay.ts';

/** A template as it is edited: null = not saved yet. */
export interface TemplateDraft {
  id: number | null;
  name: string;
  stage: MarketStage;
  items: readonly (KpiItem & { key: string })[];
}

let lastKey = 0;
/** Rows keep their key while they are edited, moved or removed. */
export const withKey = (item: KpiItem) => ({ ...item, key: `item-${++lastKey}` });

export function draftOf(template: KpiTemplate): TemplateDraft {
  return { ...template, items: template.items.map(withKey) };
}

export const newItem = (): KpiItem => ({
  kind: 'custom',
  name: '',
  basisPoints: 0,
  followsSales: false,
  target: '',
});

/** What is sent: rows without their keys. */
export function itemsOf(draft: TemplateDraft): KpiItem[] {
  return draft.items.map(({ key: _, ...item }) => item);
}

export const weightSum = (items: readonly KpiItem[]): number =>
  items.reduce((sum, { basisPoints }) => sum + basisPoints, 0);

/** Basis points to 100 %: above 0 = short, below = too much. */
export const weightRest = (items: readonly KpiItem[]): number => wholeWeight - weightSum(items);
