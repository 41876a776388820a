import { client } from '../app/client.ts';
import { keys } from '../app/queries.ts';
import { queryClient } from '../app/query-client.ts';
import { type Geometry, withLevel } from './geometry.ts';

let coming = false;

/** Fetches the next finer level of borders and lays it in; one at a time. A level that doesn't come is asked for again later. */
export async function fetchFiner(): Promise<void> {
  const geometry = queryClient.getQueryData<Geometry>(keys.boundaries);
  if (coming || geometry === undefined || geometry.finest === 0) return;
  coming = true;
  try {
    const found = await client().data.shape({ level: geometry.finest - 1 });
    const bytes = found?.bytes;
    // Other borders may have come meanwhile: a level belongs to the ones it was asked for.
    if (bytes !== undefined && queryClient.getQueryData(keys.boundaries) === geometry)
      queryClient.setQueryData(keys.boundaries, withLevel(geometry, bytes));
  } catch {
    // What is drawn stays; the next look at the map asks again.
  } finally {
    coming = false;
  }
}
