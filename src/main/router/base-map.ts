import type { Services } from '../services/index.ts';
import { os } from './os.ts';

export function baseMapHandlers({ baseMap }: Services) {
  return {
    get: os.baseMap.get.handler(() => baseMap.get()),
    choose: os.baseMap.choose.handler(({ input }) => baseMap.choose(input.fileId)),
    set: os.baseMap.set.handler(({ input }) => baseMap.set(input)),
    forget: os.baseMap.forget.handler(() => baseMap.forget()),
    tile: os.baseMap.tile.handler(({ input }) => baseMap.tile(input.zoom, input.x, input.y)),
  };
}
