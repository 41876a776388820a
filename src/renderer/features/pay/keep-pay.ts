import type { PayState } from '../../../shared/contract/pay.ts';
import { keys } from '../../app/queries.ts';
import { queryClient } from '../../app/query-client.ts';

/** The server's answer is shown at once; undefined (a failed call) changes nothing. */
export function keepPay(state: PayState | undefined): PayState | undefined {
  if (state !== undefined) queryClient.setQueryData(keys.pay, state);
  return state;
}
