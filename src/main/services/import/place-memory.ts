import { z } from 'zod';
import type { ChosenPlaces } from '../../exchange/import/place-desk.ts';
import type { PlanReader, PlanWriter } from '../../plan/plan.ts';
import { storedJson } from '../stored-json.ts';

const settingKey = 'importPlaces';
/** Choices remembered; the oldest go. */
const mostPlaces = 2000;
const memory = z.array(z.tuple([z.string(), z.string()]));

/** Units chosen by hand for places of earlier sheets: asked once, then known. */
export function recallPlaces(plan: PlanReader): Map<string, string> {
  const stored = plan.setting(settingKey);
  if (stored === undefined) return new Map();
  const read = memory.safeParse(storedJson(stored));
  return new Map(read.success ? read.data : []);
}

/** Keeps the choices of an import beside those remembered. */
export function rememberPlaces(writer: PlanWriter, chosen: ChosenPlaces): void {
  const before = recallPlaces(writer);
  const fresh = [...chosen].filter(([key, unit]) => before.get(key) !== unit);
  if (fresh.length === 0) return;
  for (const [key] of fresh) before.delete(key);
  const value = JSON.stringify([...before, ...fresh].slice(-mostPlaces));
  writer.put('setting', { key: settingKey, value });
}
