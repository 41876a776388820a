import '../../../scripts/node-version.mjs';
import { Command } from 'commander';
import { registerSolve } from './solve.ts';

const program = new Command('bailiwick')
  .description('Sales territories and quotas from the terminal: the same services as the application.')
  .showHelpAfterError();

registerSolve(program);

await program.parseAsync();
