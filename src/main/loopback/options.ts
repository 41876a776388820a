import { parseArgs } from 'node:util';

export interface LoopbackOptions {
  /** 0 = any free port. */
  port: number;
  /** Open the system's browser at the address. */
  open: boolean;
}

/** Throws a plain Error with a sentence for the terminal when the arguments make no sense. */
export function parseOptions(args: readonly string[]): LoopbackOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { port: { type: 'string', default: '0' }, 'no-open': { type: 'boolean', default: false } },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port takes a number from 0 to 65535, not "${values.port}".`);
  return { port, open: !values['no-open'] };
}
