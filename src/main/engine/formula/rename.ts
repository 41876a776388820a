import { namesIn } from './ast.ts';
import { nameKey } from './names.ts';
import { parseFormula } from './parse.ts';

/** A name as it is written in a formula: in square brackets, `]` doubled. */
export const quoted = (name: string): string => `[${name.replaceAll(']', ']]')}]`;

/** The text with every use of a name exchanged for another; a text that can't be read stays as it is. */
export function renameIn(expression: string, from: string, to: string): string {
  let places: ReturnType<typeof namesIn>;
  try {
    places = namesIn(parseFormula(expression));
  } catch {
    return expression;
  }
  let text = expression;
  for (const { name, start, end } of places.sort((a, b) => b.start - a.start)) {
    if (nameKey(name) === nameKey(from)) text = text.slice(0, start) + quoted(to) + text.slice(end);
  }
  return text;
}
