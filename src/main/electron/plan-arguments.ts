import { resolve } from 'node:path';

/** Plan files and review packages named on a command line, as absolute paths. Flags and anything else are passed over. */
export function planArguments(args: readonly string[], folder: string): string[] {
  return args
    .filter((argument) => !argument.startsWith('-') && /\.(sqlite|bwreview)$/i.test(argument))
    .map((argument) => resolve(folder, argument));
}
