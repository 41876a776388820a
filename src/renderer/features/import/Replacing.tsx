import { Stack, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '../../../shared/contract/import.ts';
import type { Preview } from './use-preview.ts';

/** Kinds whose rows can be emptied and removed by a file. */
const kinds: ReadonlySet<ImportPreview['kind']> = new Set(['accounts', 'reps']);

/** What a file may take away: nothing, unless asked for here. */
export function Replacing({ kind, preview }: { kind: ImportPreview['kind']; preview: Preview }) {
  const { t } = useTranslation();
  if (!kinds.has(kind)) return null;
  const { decisions, deciding } = preview;
  return (
    <Stack gap={6}>
      {(['erase', 'removeMissing'] as const).map((key) => (
        <Switch
          key={key}
          size="sm"
          label={t(`import:replacing.${key}`)}
          description={t(`import:replacing.${key}Hint`)}
          checked={decisions[key] ?? false}
          disabled={deciding}
          onChange={({ currentTarget }) =>
            void preview.decide({ ...decisions, [key]: currentTarget.checked })
          }
        />
      ))}
    </Stack>
  );
}
