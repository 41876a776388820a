import { defaultMarketSettings, type MarketSettings, marketSettings } from '../../../shared/domain/market.ts';
import type { PlanReader, PlanWriter } from '../../plan/plan.ts';
import { storedJson } from '../stored-json.ts';

/** Thresholds of ladder and states; a value that no longer parses falls back to the default. */
export function readMarketSettings(plan: PlanReader): MarketSettings {
  const stored = plan.setting('market');
  if (stored === undefined) return defaultMarketSettings;
  const parsed = marketSettings.safeParse(storedJson(stored));
  return parsed.success ? parsed.data : defaultMarketSettings;
}

export function writeMarketSettings(write: PlanWriter, settings: MarketSettings): void {
  write.put('setting', { key: 'market', value: JSON.stringify(settings) });
}
