import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/format.ts';
import { setApp } from '../../app/store.ts';
import classes from './import.module.css';
import { Figures } from './PreviewStep.tsx';
import { SaveLeftOut } from './SaveLeftOut.tsx';
import type { Wizard } from './use-wizard.ts';
import { dataRows, sheetsLeft } from './wizard-state.ts';

/** One sheet is in the plan: what came of it, and what is left to do. */
export function DoneStep({ wizard }: { wizard: Wizard }) {
  const { t } = useTranslation();
  const f = useFormat();
  const { state, dispatch } = wizard;
  const { committed, plan } = state;
  if (committed === null) return null;
  const left = sheetsLeft(state);
  const [nextFile] = state.queue;
  const close = () => setApp({ importOpen: false });
  return (
    <>
      <div className={classes.scroll}>
        <Stack gap="lg">
          <Group gap="xs">
            <IconCircleCheck size={24} stroke={1.5} color="var(--mantine-primary-color-filled)" aria-hidden />
            <Title order={2}>
              {t(
                committed.created + committed.updated + committed.removed > 0
                  ? 'import:imported'
                  : 'import:unchanged',
                {
                  sheet: plan?.sheet.name ?? '',
                  kind: t(`import:kind.${committed.kind}`),
                },
              )}
            </Title>
          </Group>
          <Figures result={committed} />
          {state.leftOut.map((one) => (
            <SaveLeftOut key={one.importId} {...one} />
          ))}
          {left.length > 0 && (
            <div>
              <Title order={3} mb={6}>
                {t('import:sheetsLeft')}
              </Title>
              <Stack gap={4}>
                {left.map((sheet) => (
                  <button
                    key={sheet.name}
                    type="button"
                    className={classes.sheetButton}
                    aria-pressed={false}
                    onClick={() => dispatch({ type: 'sheetChosen', name: sheet.name })}
                  >
                    <Text size="sm" fw={600}>
                      {sheet.name}
                    </Text>
                    <Text size="xs" c="dimmed">
                      {t('import:rowCount', { count: dataRows(sheet), text: f.count(dataRows(sheet)) })}
                      {' · '}
                      {sheet.kind === null ? t('import:kindUnknown') : t(`import:kind.${sheet.kind}`)}
                    </Text>
                  </button>
                ))}
              </Stack>
            </div>
          )}
          {nextFile && (
            <Text size="sm" c="dimmed">
              {t('import:filesLeft', { count: state.queue.length, name: nextFile.name })}
            </Text>
          )}
        </Stack>
      </div>
      <div className={classes.footer}>
        <span style={{ flex: 1 }} />
        <Group gap="xs">
          {nextFile ? (
            <Button
              size="sm"
              variant="default"
              onClick={() => {
                dispatch({ type: 'unqueued' });
                void wizard.inspect(nextFile);
              }}
            >
              {t('import:nextFile', { name: nextFile.name })}
            </Button>
          ) : (
            <Button size="sm" variant="default" onClick={() => dispatch({ type: 'reset' })}>
              {t('import:another')}
            </Button>
          )}
          <Button size="sm" onClick={close} data-autofocus>
            {t('import:finish')}
          </Button>
        </Group>
      </div>
    </>
  );
}
