import { expect, it } from 'vitest';
import { testPlan } from '../../plan/testing/folder.ts';
import { competitorChanges } from './competitor-changes.ts';

const site = { name: '甲', brand: 'X', longitude: 118.796_877_123_456_7, latitude: 32.060_255_1 };

it('sees no change where a spreadsheet program rounded the last digits', () => {
  const plan = testPlan();
  plan.edit({ key: 'test', params: {} }, ['units'], (write) => {
    write.put('competitor', { id: 1, ...site, unit_id: null });
    write.put('competitor', { id: 2, ...site, longitude: 119, unit_id: null });
  });
  const rounded = (longitude: number) => Number(longitude.toPrecision(15));
  const drafts = [119, site.longitude].map((longitude) => ({
    ...site,
    longitude: rounded(longitude) + 1e-12,
    unitId: null,
  }));
  expect(competitorChanges(plan, drafts)).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  const moved = competitorChanges(plan, [{ ...site, longitude: 118.8, unitId: null }]);
  expect(moved).toMatchObject({ created: 0, updated: 1 });
});
