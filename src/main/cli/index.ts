import '../../../scripts/node-version.mjs';
import { Command } from 'commander';

const program = new Command('bailiwick')
  .description('Sales territories and quotas from the terminal: the same services as the application.')
  .showHelpAfterError();

await program.parseAsync();
