import type { Language } from '../../shared/i18n/index.ts';
import { translateTerminal } from '../../shared/i18n/terminal.ts';

/** Where the commands speak: words in the system's language to standard error, one document to standard output. */
export interface Terminal {
  readonly language: Language;
  /** BCP 47. */
  readonly locale: string;
  /** Words of the `cli` catalogue. */
  word(key: string, params?: Readonly<Record<string, string | number>>): string;
  /** One line on standard error. */
  say(line: string): void;
  /** The document, once, on standard output. */
  print(document: unknown): void;
}

export function createTerminal(): Terminal {
  const locale = Intl.DateTimeFormat().resolvedOptions().locale;
  // a reader such as `head` may close the pipe before the document ends; that is its affair, not a failure
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const language: Language = locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
  return {
    language,
    locale,
    word: (key, params) => translateTerminal(language, 'cli', key, params),
    say: (line) => void process.stderr.write(`${line}\n`),
    print: (document) => void process.stdout.write(`${JSON.stringify(document)}\n`),
  };
}
