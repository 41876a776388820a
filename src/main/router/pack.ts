import type { Services } from '../services/index.ts';
import { typedStream } from './errors.ts';
import { os } from './os.ts';

/** Documents stand for the day they are asked for. */
const today = () => new Date().toISOString();

export function packHandlers(exports: Services['exports']) {
  return {
    board: os.export.board.handler(({ input, signal }) =>
      typedStream(exports.pack({ kind: 'board', at: today(), ...input }, signal)),
    ),
    sheets: os.export.sheets.handler(({ input, signal }) =>
      typedStream(exports.pack({ kind: 'sheets', at: today(), ...input }, signal)),
    ),
    picture: os.export.picture.handler(({ input, signal }) =>
      typedStream(exports.pack({ kind: 'picture', at: today(), ...input }, signal)),
    ),
    pictureSvg: os.export.pictureSvg.handler(({ input, signal }) =>
      exports.pictureSvg({ kind: 'picture', at: today(), ...input }, signal),
    ),
    savePicture: os.export.savePicture.handler(({ input }) =>
      exports.savePicture(input.fileId, Buffer.from(input.png, 'base64')),
    ),
  };
}
