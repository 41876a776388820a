import { rankAccounts } from '../../engine/sizing/response.ts';
import type { Dataset } from '../dataset.ts';

const known = new WeakMap<Dataset, Uint32Array>();

/** Accounts in the order in which they are worth a call; worked out once a dataset. */
export function rankedAccounts(data: Dataset): Uint32Array {
  let order = known.get(data);
  if (!order) {
    order = rankAccounts(data.potential, data.calls);
    known.set(data, order);
  }
  return order;
}
