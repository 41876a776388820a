import type { LayerTextField } from '../../../shared/domain/layer-rule.ts';
import type { RuleColumns } from '../../engine/measures/layer-rule.ts';
import type { AccountRecord } from '../../plan/rows.ts';
import type { Dataset } from '../dataset.ts';

const column: Readonly<Record<Exclude<LayerTextField, 'channel' | 'rep'>, keyof AccountRecord & string>> = {
  industry: 'industry',
  productLine: 'product_line',
  province: 'province',
  city: 'city',
  county: 'county',
  address: 'address',
  name: 'name',
  ref: 'ref',
};

/** The plan's accounts as a rule asks for them; texts are gathered when first asked for. */
export function ruleColumns(data: Dataset): RuleColumns {
  const texts = new Map<LayerTextField, readonly string[]>();
  const gather = (field: LayerTextField): string[] => {
    if (field === 'rep') return data.accounts.map(({ rep_id }) => data.repById.get(rep_id ?? 0)?.name ?? '');
    if (field === 'channel') return data.accounts.map(({ id }) => data.channels.get(id) ?? '');
    const key = column[field];
    return data.accounts.map((account) => String(account[key]));
  };
  return {
    count: data.accounts.length,
    classes: data.classes,
    number: (field) => data[field],
    text(field) {
      let found = texts.get(field);
      if (!found) {
        found = gather(field);
        texts.set(field, found);
      }
      return found;
    },
  };
}
