import fc from 'fast-check';
import type { PlanWriter } from '../plan.ts';
import type { TableName } from '../rows.ts';
import { account, quotaCell, rep, scenario, territory, unit } from './records.ts';

export const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('', '南京市', "'; --", '\ud800', 'a\0b'),
);
const number = fc.oneof(
  fc.double({ noDefaultInfinity: true, noNaN: true, min: -1e299, max: 1e299 }),
  fc.constantFrom(-0, 0.1, 5),
);
const fen = fc.maxSafeInteger();
export const few = fc.integer({ min: 1, max: 4 });

/** Part of an edit. */
export type Change = (write: PlanWriter) => void;

/** The id when such a row exists, else null: references must lead somewhere. */
export const existing = (write: PlanWriter, table: 'unit' | 'rep' | 'scenario', id: number): number | null =>
  write.get<'unit' | 'rep' | 'scenario'>(table, { id }) ? id : null;

/** One arbitrary per table; a row whose parent does not exist is not written. */
export const puts: { [T in TableName]: fc.Arbitrary<Change> } = {
  unit: fc.tuple(few, text, number).map(
    ([id, name, area]) =>
      (w) =>
        w.put('unit', unit(id, { name, area_m2: Math.min(1e15, Math.abs(area)) })),
  ),
  boundary: fc.tuple(few, text).map(
    ([level, topology]) =>
      (w) =>
        w.put('boundary', { level, topology }),
  ),
  measure: fc.tuple(few, text).map(
    ([key, name]) =>
      (w) =>
        w.put('measure', { key: `m${key}`, name, unit: 'number', position: key }),
  ),
  unit_measure: fc.tuple(few, few, number).map(([id, key, value]) => (w) => {
    if (!existing(w, 'unit', id) || !w.get('measure', { key: `m${key}` })) return;
    w.put('unit_measure', { unit_id: id, measure_key: `m${key}`, value });
  }),
  unit_pair: fc.tuple(few, few, fc.constantFrom('adjacent', 'link', 'barrier')).map(([a, b, kind]) => (w) => {
    if (a < b && existing(w, 'unit', a) && existing(w, 'unit', b)) w.put('unit_pair', { a, b, kind });
  }),
  unit_distance: fc.tuple(few, few, few).map(([a, b, metres]) => (w) => {
    if (a < b && existing(w, 'unit', a) && existing(w, 'unit', b)) w.put('unit_distance', { a, b, metres });
  }),
  account: fc.tuple(few, text, few, few, fc.option(fen)).map(
    ([id, name, unitId, repId, potential]) =>
      (w) =>
        w.put(
          'account',
          account(id, {
            name,
            unit_id: existing(w, 'unit', unitId),
            rep_id: existing(w, 'rep', repId),
            potential_fen: potential,
          }),
        ),
  ),
  account_year: fc.tuple(few, few, fen).map(([id, year, sales]) => (w) => {
    if (w.get('account', { id }))
      w.put('account_year', { account_id: id, year: 2020 + year, sales_fen: sales });
  }),
  sales_month: fc.tuple(few, few, text, text, fen).map(([id, month, province, city, amount]) => (w) => {
    if (!w.get('account', { id })) return;
    w.put('sales_month', {
      account_id: id,
      month: `2026-0${month}`,
      delivered_province: province,
      delivered_city: city,
      amount_fen: amount,
    });
  }),
  rep: fc.tuple(few, text).map(
    ([id, name]) =>
      (w) =>
        w.put('rep', rep(id, { name })),
  ),
  competitor: fc.tuple(few, text, few).map(
    ([id, name, unitId]) =>
      (w) =>
        w.put('competitor', {
          id,
          name,
          brand: name,
          longitude: 1,
          latitude: 2,
          unit_id: existing(w, 'unit', unitId),
        }),
  ),
  scenario: fc.tuple(few, text).map(
    ([id, note]) =>
      (w) =>
        w.put('scenario', { ...(w.get('scenario', { id }) ?? scenario(id)), note }),
  ),
  territory: fc.tuple(few, few, text, few).map(([id, territoryId, name, repId]) => (w) => {
    if (existing(w, 'scenario', id))
      w.put('territory', territory(id, territoryId, { name, rep_id: existing(w, 'rep', repId) }));
  }),
  scenario_unit: fc.tuple(few, few, few).map(([id, unitId, territoryId]) => (w) => {
    const there = existing(w, 'scenario', id) && existing(w, 'unit', unitId);
    if (there && w.get('territory', { scenario_id: id, territory_id: territoryId }))
      w.assignUnits(id, [unitId], territoryId);
  }),
  scenario_account: fc
    .tuple(few, few, fc.integer({ min: -1, max: 0 }))
    .map(([id, accountId, territoryId]) => (w) => {
      if (existing(w, 'scenario', id) && w.get('account', { id: accountId }))
        w.assignAccounts(id, [accountId], territoryId);
    }),
  quota_plan: fc.tuple(few, text).map(([id, settings]) => (w) => {
    if (existing(w, 'scenario', id)) w.put('quota_plan', { scenario_id: id, settings });
  }),
  quota_cell: fc.tuple(few, few, few, fen).map(([id, territoryId, month, amount]) => (w) => {
    if (!w.get('territory', { scenario_id: id, territory_id: territoryId })) return;
    w.put('quota_cell', quotaCell(id, territoryId, month, { amount }));
  }),
  quota_issue: fc.tuple(few, few, text).map(([id, territoryId, amounts]) => (w) => {
    if (!w.get('territory', { scenario_id: id, territory_id: territoryId })) return;
    const node = { node: `t:${territoryId}`, territory_id: territoryId, group_id: null };
    w.put('quota_issue', { scenario_id: id, component_id: 1, amounts, ...node });
  }),
  comment: fc.tuple(few, few, few, few, text).map(([id, groupId, period, number, words]) => (w) => {
    if (!w.get('territory_group', { scenario_id: id, group_id: groupId })) return;
    w.put('comment', {
      scenario_id: id,
      comment_id: `c${number}`,
      thread_id: 'c1',
      thing: 'quota',
      territory_id: null,
      group_id: groupId,
      account_id: null,
      component_id: 1,
      node: `g:${groupId}`,
      period,
      text: words,
      author: '',
      at: '2027-01-01',
      resolved_by: null,
      resolved_at: null,
    });
  }),
  review_package: fc.tuple(few, few, text).map(([id, number, ask]) => (w) => {
    if (!existing(w, 'scenario', id)) return;
    w.put('review_package', {
      package_id: `p${number}`,
      scenario_id: id,
      role: 'sent',
      state: 'sent',
      scenario_name: '',
      slice_name: '',
      ask,
      sender: '',
      sent_at: '2027-01-01',
      protected: 0,
      reviewer: '',
      answer: '',
      returned_at: null,
      decided_at: null,
    });
  }),
  review_content: fc.tuple(few, text).map(([number, content]) => (w) => {
    if (!w.get('review_package', { package_id: `p${number}` })) return;
    w.put('review_content', { package_id: `p${number}`, part: 'base', content });
  }),
  quota_change: fc.tuple(few, few, fen, text).map(([id, changeId, amount, why]) => (w) => {
    if (!existing(w, 'scenario', id)) return;
    const what = { component_id: 1, kind: 'cell', node: 'all', node_name: '', period: 0 } as const;
    const when = { who: '', why, at: '2027-01-01' };
    w.put('quota_change', {
      scenario_id: id,
      change_id: changeId,
      before: null,
      after: amount,
      ...what,
      ...when,
    });
  }),
  account_transfer: fc.tuple(few, few, few, few).map(([id, transferId, accountId, territoryId]) => (w) => {
    if (!w.get('account', { id: accountId })) return;
    if (!w.get('territory', { scenario_id: id, territory_id: territoryId })) return;
    w.put('account_transfer', {
      scenario_id: id,
      transfer_id: transferId,
      component_id: 1,
      account_id: accountId,
      from_territory: territoryId,
      to_territory: territoryId,
      day: '2027-07-01',
      months: '[]',
    });
  }),
  kpi_template: fc.tuple(few, text).map(
    ([id, name]) =>
      (w) =>
        w.put('kpi_template', { id, name, stage: 'new', position: id }),
  ),
  kpi_item: fc.tuple(few, few, text).map(([id, position, name]) => (w) => {
    if (!w.get('kpi_template', { id })) return;
    w.put('kpi_item', {
      template_id: id,
      position,
      kind: 'custom',
      name,
      basis_points: 5,
      follows_sales: 0,
      target: '',
    });
  }),
  territory_kpi: fc.tuple(few, few, few).map(([id, territoryId, templateId]) => (w) => {
    if (!w.get('territory', { scenario_id: id, territory_id: territoryId })) return;
    if (w.get('kpi_template', { id: templateId }))
      w.put('territory_kpi', { scenario_id: id, territory_id: territoryId, template_id: templateId });
  }),
  pay_plan: fc.tuple(few, text, fc.nat()).map(
    ([id, name, target]) =>
      (w) =>
        w.put('pay_plan', { id, name, level: name, target_fen: target, curve: '{}', position: id }),
  ),
  territory_group: fc
    .tuple(few, few, fc.option(few), text, few)
    .map(([id, groupId, parentId, name, repId]) => (w) => {
      if (!existing(w, 'scenario', id)) return;
      // A parent of a higher number: no circles.
      const parent =
        parentId !== null &&
        parentId > groupId &&
        w.get('territory_group', { scenario_id: id, group_id: parentId });
      w.put('territory_group', {
        scenario_id: id,
        group_id: groupId,
        parent_id: parent ? parentId : null,
        name,
        manager_rep_id: existing(w, 'rep', repId),
        position: groupId,
      });
    }),
  territory_parent: fc.tuple(few, few, few).map(([id, territoryId, groupId]) => (w) => {
    if (!w.get('territory', { scenario_id: id, territory_id: territoryId })) return;
    if (w.get('territory_group', { scenario_id: id, group_id: groupId }))
      w.put('territory_parent', { scenario_id: id, territory_id: territoryId, group_id: groupId });
  }),
  layer: fc.tuple(few, text).map(
    ([id, name]) =>
      (w) =>
        w.put('layer', { id, name, rule: '{}', exclusive: id % 2, position: id }),
  ),
  scenario_layer: fc.tuple(few, few, few).map(([id, layerId, baseId]) => (w) => {
    if (id === baseId || !existing(w, 'scenario', id) || !existing(w, 'scenario', baseId)) return;
    const nested =
      w.get('scenario_layer', { scenario_id: baseId }) || w.where('scenario_layer', { base_id: id }).length;
    if (!nested && w.get('layer', { id: layerId }))
      w.put('scenario_layer', { scenario_id: id, layer_id: layerId, base_id: baseId });
  }),
  postal_code: fc.tuple(few, few).map(([code, unit]) => (w) => {
    if (existing(w, 'unit', unit)) w.put('postal_code', { postal: String(200_000 + code), unit_id: unit });
  }),
  account_text: fc.tuple(few, text, text).map(([id, key, value]) => (w) => {
    if (w.get('account', { id })) w.put('account_text', { account_id: id, key, value });
  }),
  rep_profile: fc.tuple(few, text, fc.option(fc.nat())).map(([id, skills, cost]) => (w) => {
    if (existing(w, 'rep', id))
      w.put('rep_profile', { rep_id: id, fte: 0.5, hired_on: '2026-03-01', skills, cost_fen: cost });
  }),
  territory_need: fc.tuple(few, few, text).map(([id, territoryId, skills]) => (w) => {
    if (!w.get('territory', { scenario_id: id, territory_id: territoryId })) return;
    w.put('territory_need', { scenario_id: id, territory_id: territoryId, skills, pinned: 1, reason: '' });
  }),
  snapshot: fc.tuple(few, few, text).map(([id, of, name]) => (w) => {
    if (existing(w, 'scenario', id) && existing(w, 'scenario', of) && id !== of)
      w.put('snapshot', { scenario_id: id, of_id: of, name, reason: 'hand', at: '' });
  }),
  formula: fc.tuple(few, text).map(
    ([key, expression]) =>
      (w) =>
        w.put('formula', {
          key: `formula:${key}`,
          name: `f${key}`,
          unit: 'number',
          expression: `1${expression}`,
          kind: 'custom',
          inputs: '{}',
          roll_up: 'sum',
          weight: null,
          position: key,
        }),
  ),
  parameter: fc.tuple(few, number).map(
    ([key, value]) =>
      (w) =>
        w.put('parameter', { key: `parameter:${key}`, name: `p${key}`, value, unit: 'ratio' }),
  ),
  measure_profile: few.map((key) => (w) => {
    if (w.get('measure', { key: `m${key}` }))
      w.put('measure_profile', { measure_key: `m${key}`, unit: 'ratio' });
  }),
  unit_ladder: fc.tuple(few, fc.constantFrom('core', 'target')).map(([id, step]) => (w) => {
    if (existing(w, 'unit', id)) w.put('unit_ladder', { unit_id: id, step });
  }),
  setting: fc.tuple(text, text).map(
    ([key, value]) =>
      (w) =>
        w.put('setting', { key, value }),
  ),
};
