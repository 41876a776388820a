import { z } from 'zod';
import {
  type QuotaComponent,
  type QuotaSettings,
  quotaComponent,
  quotaFiscal,
  quotaSettings,
} from '../../../shared/contract/quota.ts';
import { AppError } from '../../../shared/errors.ts';
import type { PlanReader, PlanWriter } from '../../plan/plan.ts';
import { storedDocument } from '../stored-json.ts';

const storedComponent = quotaComponent.extend({ settings: quotaSettings });

/** Fields of the first component stand beside these, as in plans that knew one component only. */
const beside = z.object({
  status: z.enum(['draft', 'issued']).default('draft'),
  issuedAt: z.string().nullable().default(null),
  fiscal: quotaFiscal.default({ startMonth: 1, pattern: 'months' }),
  components: z.array(storedComponent).optional(),
});

export interface StoredComponent extends QuotaComponent {
  settings: QuotaSettings;
}

/** All that a scenario says about its quotas, without the figures. */
export interface StoredQuota {
  status: 'draft' | 'issued';
  issuedAt: string | null;
  fiscal: z.infer<typeof quotaFiscal>;
  /** The main one first; never empty. */
  components: StoredComponent[];
}

export const mainComponent: QuotaComponent = {
  id: 1,
  name: '',
  measure: 'value',
  unit: 'CNY',
  decimals: 2,
  filter: { kind: 'all' },
  rate: 1,
};

/** Null before quotas were spread. @throws AppError PLAN_PART_DAMAGED */
export function readStored(plan: PlanReader, scenarioId: number): StoredQuota | null {
  const row = plan.get('quota_plan', { scenario_id: scenarioId });
  if (!row) return null;
  const { components, ...rest } = storedDocument('quota_plan', row.settings, beside);
  if (components?.length) return { ...rest, components };
  const settings = storedDocument('quota_plan', row.settings, quotaSettings);
  return { ...rest, components: [{ ...mainComponent, settings }] };
}

/** How it stands in its row: the first component's settings beside the rest. */
export const storedText = (stored: StoredQuota): string =>
  JSON.stringify({ ...stored.components[0].settings, ...stored });

export function writeStored(write: PlanWriter, scenarioId: number, stored: StoredQuota): void {
  write.put('quota_plan', { scenario_id: scenarioId, settings: storedText(stored) });
}

/** The component asked for, the main one when none is. @throws AppError NOT_FOUND */
export function componentOf(stored: StoredQuota, componentId: number | undefined): StoredComponent {
  const found =
    componentId === undefined ? stored.components[0] : stored.components.find(({ id }) => id === componentId);
  if (!found) throw new AppError('NOT_FOUND', { what: 'component', id: componentId ?? 0 });
  return found;
}

/** What a first spread begins with. */
export const freshStored = (settings: QuotaSettings): StoredQuota => ({
  status: 'draft',
  issuedAt: null,
  fiscal: { startMonth: 1, pattern: 'months' },
  components: [{ ...mainComponent, settings }],
});

/** The same with a component's settings; a year is the same for all components. */
export function withSettings(stored: StoredQuota, componentId: number, settings: QuotaSettings): StoredQuota {
  return {
    ...stored,
    components: stored.components.map((each) =>
      each.id === componentId
        ? { ...each, settings }
        : { ...each, settings: { ...each.settings, year: settings.year } },
    ),
  };
}
