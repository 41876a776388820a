import '../../../scripts/node-version.mjs';
import { Command } from 'commander';
import { registerCheck } from './commands/check.ts';
import { registerCompare } from './commands/compare.ts';
import { registerDesign } from './commands/design.ts';
import { registerExport } from './commands/export.ts';
import { registerFairness } from './commands/fairness.ts';
import { registerFormula } from './commands/formula.ts';
import { registerImport } from './commands/import.ts';
import { registerLayers } from './commands/layers.ts';
import { registerMarket } from './commands/market.ts';
import { registerNew } from './commands/new.ts';
import { registerQuota } from './commands/quota.ts';
import { registerSize } from './commands/size.ts';
import { registerTree } from './commands/tree.ts';
import { registerSolve } from './solve.ts';
import { createTerminal } from './terminal.ts';
import { speakUsage } from './usage.ts';

const terminal = createTerminal();
const program = new Command('bailiwick').description(terminal.word('about'));
speakUsage(program, terminal);

registerNew(program, terminal);
registerImport(program, terminal);
registerDesign(program, terminal);
registerTree(program, terminal);
registerSize(program, terminal);
registerLayers(program, terminal);
registerQuota(program, terminal);
registerFairness(program, terminal);
registerMarket(program, terminal);
registerFormula(program, terminal);
registerCompare(program, terminal);
registerExport(program, terminal);
registerCheck(program, terminal);
registerSolve(program);

await program.parseAsync();
