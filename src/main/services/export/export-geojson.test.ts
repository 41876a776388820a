import { readFileSync } from 'node:fs';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { open, sum } from '../../../../test/support/export-session.ts';

describe('export to GeoJSON', () => {
  it('has a polygon per unit, wound as RFC 7946 asks, with territory, rep and measures', async () => {
    const { run, report } = open();
    const { path } = await run('geojson');
    const found = JSON.parse(readFileSync(path, 'utf8')) as FeatureCollection<Polygon | MultiPolygon>;
    expect(found.features).toHaveLength(48);
    for (const [index, { geometry, properties }] of found.features.entries()) {
      const ring = geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.coordinates[0][0];
      const area = sum(ring.slice(1).map(([x, y], at) => ring[at][0] * y - x * ring[at][1]));
      expect(area).toBeGreaterThan(0);
      const unit = report.units[index];
      expect(properties).toMatchObject({
        code: unit.code,
        territory: unit.territoryId,
        accounts: unit.accounts,
        sales: unit.salesFen / 100,
      });
    }
    expect(found.features[0].properties).toMatchObject({
      territoryName: '代表5',
      rep: 'R5',
      repName: '代表5',
    });
    expect(found.features[2].properties).toMatchObject({ territory: null, rep: null });
  });
});
