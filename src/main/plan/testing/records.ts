import type {
  AccountRecord,
  QuotaCellRecord,
  RepRecord,
  ScenarioRecord,
  TerritoryRecord,
  UnitRecord,
} from '../rows.ts';

export const unit = (id: number, changes: Partial<UnitRecord> = {}): UnitRecord => ({
  id,
  code: `U${id}`,
  name: `控制单元${id}`,
  city: '南京市',
  province: '江苏省',
  longitude: 118.5,
  latitude: 31.9,
  area_m2: 1e6,
  ...changes,
});

export const account = (id: number, changes: Partial<AccountRecord> = {}): AccountRecord => ({
  id,
  ref: `C${id}`,
  name: `客户${id}`,
  province: '江苏省',
  city: '南京市',
  county: '溧水区',
  address: `大东门街 ${id} 号`,
  longitude: 119.02,
  latitude: 31.65,
  location: 'exact',
  unit_id: null,
  industry: '机械',
  product_line: '泵',
  class_manual: null,
  calls_manual: null,
  minutes_manual: null,
  potential_fen: 1_200_000_00,
  rep_id: null,
  ...changes,
});

export const rep = (id: number, changes: Partial<RepRecord> = {}): RepRecord => ({
  id,
  ref: `R${id}`,
  name: `代表${id}`,
  city: '南京市',
  longitude: null,
  latitude: null,
  level: 'senior',
  calls_per_day: 4,
  working_days: 230,
  since_year: 2019,
  ...changes,
});

export const scenario = (id: number, changes: Partial<ScenarioRecord> = {}): ScenarioRecord => ({
  id,
  name: `方案${id}`,
  parent_id: null,
  colour: 0,
  note: '',
  status: 'draft',
  is_present: 0,
  created_at: '2026-01-01T00:00:00.000Z',
  ...changes,
});

export const territory = (
  scenarioId: number,
  territoryId: number,
  changes: Partial<TerritoryRecord> = {},
): TerritoryRecord => ({
  scenario_id: scenarioId,
  territory_id: territoryId,
  name: `区域${territoryId}`,
  colour: territoryId,
  rep_id: null,
  locked: 0,
  share: 1,
  position: territoryId,
  ...changes,
});

export const quotaCell = (
  scenarioId: number,
  territoryId: number,
  period: number,
  changes: Partial<QuotaCellRecord> = {},
): QuotaCellRecord => ({
  scenario_id: scenarioId,
  component_id: 1,
  node: `t:${territoryId}`,
  period,
  amount: 100,
  locked: 1,
  territory_id: territoryId,
  group_id: null,
  ...changes,
});
