import { useQuery } from '@tanstack/react-query';
import type { BaseMap } from '../../../shared/contract/base-map.ts';
import { chooseForOpen } from '../../api/files.ts';
import { client } from '../../app/client.ts';
import { run } from '../../app/commands.ts';
import { queryClient } from '../../app/query-client.ts';

const key = ['baseMap'];

/** The base map of this machine, and whether it can be shown. */
export const useBaseMap = () =>
  useQuery({ queryKey: key, queryFn: ({ signal }) => client().baseMap.get(undefined, { signal }) }).data;

/** The base map as it is drawn; null = none. */
export function useShownBaseMap(): BaseMap | null {
  const found = useBaseMap();
  return found?.file != null && found.shown && found.problem === null ? found : null;
}

function keep(answer: BaseMap | undefined): void {
  if (answer) queryClient.setQueryData(key, answer);
}

export async function chooseBaseMap(): Promise<void> {
  const file = await run(() => chooseForOpen('base-map', ['mbtiles', 'pmtiles']));
  if (file) keep(await run((to) => to.baseMap.choose({ fileId: file.id })));
}

export async function setBaseMap(
  change: Partial<Pick<BaseMap, 'shown' | 'opacity' | 'datum'>>,
): Promise<void> {
  keep(await run((to) => to.baseMap.set(change)));
}

export async function forgetBaseMap(): Promise<void> {
  keep(await run((to) => to.baseMap.forget()));
}

/** A tile's picture; a file that has gone is told in the layers menu. */
export async function fetchTile(zoom: number, x: number, y: number): Promise<Blob | null> {
  try {
    const found = await client().baseMap.tile({ zoom, x, y });
    return found && new Blob([found]);
  } catch (error) {
    void queryClient.invalidateQueries({ queryKey: key });
    throw error;
  }
}
