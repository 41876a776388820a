import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../shared/i18n/index.ts';
import { Choice, LanguageChoice } from './DialogFoot.tsx';

interface Props<F extends string> {
  formats: readonly F[];
  format: F;
  onFormat: (format: F) => void;
  language: Language;
  onLanguage: (language: Language) => void;
}

/** The form of a document, what that form is good for, and its language. */
export function FormAndLanguage<F extends string>(props: Props<F>) {
  const { formats, format, onFormat, language, onLanguage } = props;
  const { t } = useTranslation();
  return (
    <>
      <Group align="flex-end" justify="space-between">
        <Choice
          label={t('pack:format')}
          value={format}
          data={formats.map((value) => ({ value, label: t(`pack:formats.${value}`) }))}
          onChange={onFormat}
        />
        <LanguageChoice value={language} onChange={onLanguage} />
      </Group>
      <Text size="xs" c="dimmed">
        {t(`pack:about.${format}`)}
      </Text>
    </>
  );
}
