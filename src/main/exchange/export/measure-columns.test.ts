import { expect, it } from 'vitest';
import type { Language } from '../../../shared/i18n/index.ts';
import { type Measured, measureColumns } from './measure-columns.ts';
import type { ScenarioReport } from './report.ts';
import { words } from './table.ts';

const measures: ScenarioReport['measures'] = [
  { key: 'area', name: 'area_km2', unit: 'squareMetres' },
  { key: 'population', name: '人口(万人)', unit: 'count' },
  { key: 'gdp', name: 'GDP(亿元)', unit: 'fen' },
  { key: 'roads (km)', name: 'roads (km)', unit: 'number' },
];
const report = { baseYear: null, measures } as unknown as ScenarioReport;
const row: Measured = {
  accounts: 0,
  calls: 0,
  workloadMinutes: 0,
  potentialFen: 0,
  salesFen: 0,
  previousSalesFen: 0,
  imported: [6_340_500_000, 24_870_000, 4_721_866_000_000_00, 12.5],
};

const imported = (language: Language) =>
  measureColumns<Measured>(report, words(language), (sums) => sums)
    .slice(-measures.length)
    .map(({ header, value }) => [header, value(row)]);

it('writes imported measures in the unit their heading names', () => {
  expect(imported('zh')).toEqual([
    ['面积（km²）', 6340.5],
    ['人口', 24_870_000],
    ['GDP（元）', 4_721_866_000_000],
    ['roads (km)', 12.5],
  ]);
  expect(imported('en').map(([header]) => header)).toEqual([
    'Area (km²)',
    'Population',
    'GDP (yuan)',
    'roads (km)',
  ]);
});
