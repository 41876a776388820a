import { Group, Select, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isMapFormat } from '../../../shared/contract/import.ts';
import { type ImportKind, importKinds } from '../../../shared/domain/import-fields.ts';
import { useFormat } from '../../app/format.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { JobLine } from '../common/JobLine.tsx';
import { HeaderRowTable } from './HeaderRowTable.tsx';
import classes from './import.module.css';
import { StepFooter } from './index.tsx';
import type { Wizard } from './use-wizard.ts';
import { dataRows } from './wizard-state.ts';

const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5', 'shift_jis', 'windows-1252'];

/** Which sheet, what it holds, where its headings are. */
export function SheetStep({ wizard }: { wizard: Wizard }) {
  const { t } = useTranslation();
  const f = useFormat();
  const { file, plan, imported } = wizard.state;
  if (file === null) return null;
  const isMap = isMapFormat(file.format);
  const done = new Set(imported.map(({ sheet }) => sheet));
  const kinds: ImportKind[] = isMap ? ['units'] : importKinds.filter((kind) => kind !== 'units');
  const encoding = wizard.state.encoding?.toLowerCase() ?? null;
  const offered = encoding === null || encodings.includes(encoding) ? encodings : [encoding, ...encodings];
  return (
    <>
      <div className={classes.scroll}>
        {wizard.error !== null && (
          <Stack mb="md">
            <ErrorNote error={wizard.error} />
          </Stack>
        )}
        <div className={file.sheets.length > 1 ? classes.columns : undefined}>
          {file.sheets.length > 1 && (
            <Stack gap={4}>
              <Title order={3}>{t('import:sheets')}</Title>
              {file.sheets.map((sheet) => (
                <button
                  key={sheet.name}
                  type="button"
                  className={classes.sheetButton}
                  aria-pressed={plan?.sheet.name === sheet.name}
                  onClick={() => wizard.dispatch({ type: 'sheetChosen', name: sheet.name })}
                >
                  <Text size="sm" fw={600} truncate>
                    {sheet.name}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {[
                      sheet.rowCount === 0
                        ? t('import:emptySheet')
                        : t('import:rowCount', { count: dataRows(sheet), text: f.count(dataRows(sheet)) }),
                      sheet.kind === null ? t('import:kindUnknown') : t(`import:kind.${sheet.kind}`),
                      sheet.hidden ? t('import:hiddenSheet') : '',
                      done.has(sheet.name) ? t('import:alreadyImported') : '',
                    ]
                      .filter((part) => part !== '')
                      .join(' · ')}
                  </Text>
                </button>
              ))}
            </Stack>
          )}
          {plan !== null && (
            <Stack gap="md" miw={0}>
              <Group gap="md" align="flex-end">
                <Select
                  size="sm"
                  w={240}
                  label={t('import:holds')}
                  placeholder={t('import:chooseKind')}
                  data={kinds.map((kind) => ({ value: kind, label: t(`import:kind.${kind}`) }))}
                  value={plan.kind}
                  allowDeselect={false}
                  disabled={wizard.busy}
                  onChange={(value) => {
                    const kind = kinds.find((one) => one === value);
                    if (kind) void wizard.guess(kind, plan.sheet.headerRow);
                  }}
                />
                {file.encoding !== null && (
                  <Select
                    size="sm"
                    w={260}
                    label={t('import:encoding')}
                    data={offered.map((name) => ({ value: name, label: encodingLabel(t, name) }))}
                    value={encoding}
                    allowDeselect={false}
                    disabled={wizard.busy}
                    onChange={(value) => {
                      if (value !== null)
                        void wizard.inspect({ id: file.fileId, name: file.name, size: 0 }, value);
                    }}
                  />
                )}
                <Text size="sm" c="dimmed" pb={8}>
                  {t('import:rowCount', { count: dataRows(plan.sheet), text: f.count(dataRows(plan.sheet)) })}
                </Text>
              </Group>
              {wizard.busy && wizard.progress !== null && (
                <JobLine
                  progress={wizard.progress}
                  otherwise={t('import:reading')}
                  onCancel={wizard.cancel}
                />
              )}
              {plan.kind !== null && (
                <Text size="sm" c="dimmed">
                  {t(`import:kindHint.${plan.kind}`)}
                </Text>
              )}
              <HeaderRowTable
                sheet={plan.sheet}
                disabled={wizard.busy || isMap || plan.kind === null}
                onChoose={(headerRow) => {
                  if (plan.kind !== null) void wizard.guess(plan.kind, headerRow);
                }}
              />
            </Stack>
          )}
        </div>
      </div>
      <StepFooter
        wizard={wizard}
        back={() => wizard.dispatch({ type: 'reset' })}
        hint={plan?.kind === null ? t('import:chooseKindFirst') : undefined}
        next={{
          text: t('import:next'),
          disabled: plan === null || plan.kind === null || dataRows(plan.sheet) === 0,
          loading: wizard.busy,
          run: () => wizard.dispatch({ type: 'step', step: 'columns' }),
        }}
      />
    </>
  );
}

function encodingLabel(t: (key: string) => string, name: string): string {
  const key = `import:encodings.${name.replaceAll('-', '_')}`;
  const label = t(key);
  return label === key || label === key.slice('import:'.length) ? name.toUpperCase() : label;
}
