import { writeFileSync } from 'node:fs';
import { makeLarge } from './make-large.ts';

/** `node bench/design/write-large.ts out.json [units] [territories] [seed]`: writes the made instance. */
const [, , file = 'large.json', units = '25000', territories = '300', seed = '1'] = process.argv;
writeFileSync(file, JSON.stringify(makeLarge(Number(units), Number(territories), Number(seed))));
