import en from './en/cli/index.ts';
import { translator } from './translator.ts';
import zh from './zh/cli/index.ts';

/** Words of the terminal alone. They stand apart: a window that starts does not read them. */
export const terminalCatalogues = { zh: { cli: zh }, en: { cli: en } } as const;

export const translateTerminal = translator(terminalCatalogues);
