import type { Command, Option } from 'commander';
import type { Terminal } from './terminal.ts';

/** What commander says in English, and the key of our words for it; the groups of the pattern fill `a` and `b`. */
const complaints: readonly (readonly [RegExp, string])[] = [
  [/unknown option '(.+?)'/, 'unknownOption'],
  [/unknown command '(.+?)'/, 'unknownCommand'],
  [/missing required argument '(.+?)'/, 'missingArgument'],
  [/option '(.+?)' argument missing/, 'missingValue'],
  [/required option '(.+?)' not specified/, 'missingOption'],
  [/option '(.+?)' cannot be used with option '(.+?)'/, 'conflict'],
  [/too many arguments/, 'tooManyArguments'],
  [/option '(.+?)' argument '[\s\S]*?' is invalid\. (.*)/, 'invalidValue'],
  [/command-argument value '[\s\S]*?' is invalid for argument '(.+?)'\. (.*)/, 'invalidArgument'],
];

/** Wrong use: said in the system's language with the help below it, exit code 2. Help asked for: exit code 0. */
export function speakUsage(program: Command, terminal: Terminal): void {
  program
    .showHelpAfterError()
    .helpOption('-h, --help', terminal.word('help'))
    .helpCommand(false)
    .configureHelp({
      styleTitle: (title) => titleWords(terminal, title),
      optionDescription: (option) => optionWords(terminal, option),
    })
    .configureOutput({ outputError: (text, write) => write(`${complaint(terminal, text)}\n`) })
    .exitOverride((error) => {
      process.exit(error.exitCode === 0 ? 0 : 2);
    });
}

function complaint(terminal: Terminal, text: string): string {
  for (const [pattern, key] of complaints) {
    const found = pattern.exec(text);
    if (found) return terminal.word(`usage.${key}`, { a: found[1] ?? '', b: found[2] ?? '' });
  }
  return text.trimEnd();
}

function titleWords({ word }: Terminal, title: string): string {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': word('titles.usage'),
    'Arguments:': word('titles.arguments'),
    'Options:': word('titles.options'),
    'Commands:': word('titles.commands'),
  };
  return titles[title] ?? title;
}

/** The description with what holds when the option is left out. */
function optionWords(
  { word }: Terminal,
  { description, defaultValue, defaultValueDescription }: Option,
): string {
  const plain: unknown = defaultValueDescription ?? defaultValue;
  if (plain === undefined || typeof plain === 'boolean') return description;
  return word('withDefault', { description, value: String(plain) });
}
