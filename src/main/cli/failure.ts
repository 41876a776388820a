import type { AppError } from '../../shared/errors.ts';
import { translate } from '../../shared/i18n/index.ts';
import { spokenParams } from '../../shared/i18n/spoken-params.ts';
import type { Terminal } from './terminal.ts';

/** What a terminal can say better than a screen: names were typed, nothing was clicked. */
const ownWords = new Set([
  'scenario',
  'measure',
  'quota',
  'present',
  'component',
  'territory',
  'rep',
  'group',
  'package',
  'passwordFile',
  'fromId',
  'ontoId',
  'place',
  'encoding',
]);

/** An error in the system's language. */
export function failureWords({ word, language }: Terminal, { code, params }: AppError): string {
  const about = code === 'NOT_FOUND' ? params.what : code === 'VALUE_INVALID' ? params.field : undefined;
  if (typeof about === 'string' && ownWords.has(about)) {
    return word(`failures.${about}`, { name: params.name ?? params.value ?? params.id ?? '' });
  }
  if (code === 'QUOTA_IMPOSSIBLE' && typeof params.over === 'number') {
    const yuan = (key: string) => (Math.abs(Number(params[key])) / 100).toLocaleString(language);
    const key = params.over > 0 ? 'quotaOver' : 'quotaUnder';
    const where = params.names ?? params.territory ?? '';
    const words = word(`failures.${key}`, { held: yuan('locked'), total: yuan('total'), by: yuan('over') });
    return where === '' ? words : `${words} ${word('failures.quotaWhere', { where })}`;
  }
  const wordOf = (key: string) => {
    const [namespace = '', rest = ''] = key.split(':');
    return translate(language, namespace, rest);
  };
  return translate(language, 'errors', code, spokenParams(wordOf, params));
}
