import { expect, it } from 'vitest';
import { importFields, importKinds } from '../../../shared/domain/import-fields.ts';
import { languages, translate } from '../../../shared/i18n/index.ts';
import { alone } from './use-field-name.ts';

it('a field of years and months is named without one as if it never had one', () => {
  const name = (language: 'zh' | 'en') =>
    translate(language, 'findings', 'heading.accounts.salesYear', { year: '' });
  expect(alone(name('en'))).toBe('Sales (CNY)');
  expect(alone(name('zh'))).toBe('销售额(元)');
  for (const language of languages)
    for (const kind of importKinds)
      for (const { key } of importFields[kind])
        expect(alone(translate(language, 'findings', `heading.${kind}.${key}`, { year: '' }))).toMatch(
          /^[^\sa-z]/,
        );
});
