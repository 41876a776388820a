import { type Language, translate } from './index.ts';

type Params = Readonly<Record<string, string | number>>;

/**
 * Parameters of an error with those that are words put into the language: `unit:fen*minutes/count` → 元·分钟/个,
 * `input:saturation.consumers` → the input's name on the form.
 */
export function spokenParams(language: Language, params: Params): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'string' ? spoken(language, value) : value,
    ]),
  );
}

function spoken(language: Language, value: string): string {
  if (value.startsWith('input:')) return translate(language, 'market', `inputs.${value.slice(6)}`);
  if (!value.startsWith('unit:')) return value;
  const word = (factor: string) => {
    const [name, power] = factor.split('^');
    const text = name === '1' ? '1' : translate(language, 'market', `dimension.${name}`);
    return power === undefined ? text : `${text}^${power}`;
  };
  const [above = '', below] = value.slice(5).split('/');
  const side = (text: string) => text.split('*').map(word).join('·');
  return below === undefined ? side(above) : `${side(above)}/${side(below)}`;
}
