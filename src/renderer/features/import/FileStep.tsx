import { Anchor, Box, Button, Group, NavLink, Stack, Text, Title } from '@mantine/core';
import { IconFileSpreadsheet, IconMap2, IconTableDown, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ImportKind, importKinds } from '../../../shared/domain/import-fields.ts';
import { chooseForOpen, chooseForSave, download } from '../../api/files.ts';
import { client } from '../../app/client.ts';
import { run } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { translate } from '../../app/i18n.ts';
import { toast } from '../../app/toast.tsx';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { JobLine } from '../common/JobLine.tsx';
import classes from './import.module.css';
import { PresetList } from './PresetList.tsx';
import type { Wizard } from './use-wizard.ts';

export const importExtensions = [
  ...['xlsx', 'csv', 'tsv', 'txt', 'geojson', 'json', 'topojson'],
  ...['zip', 'kml', 'kmz', 'gpkg'],
];

const isMapFile = (name: string) => /json$|\.(?:zip|km[lz]|gpkg)$/i.test(name);

export function FileStep({ wizard }: { wizard: Wizard }) {
  const { t } = useTranslation();
  const f = useFormat();
  const samples = useQuery({ queryKey: ['sampleFiles'], queryFn: () => client().app.sampleFiles() });
  const choose = async () => {
    const file = await run(() => chooseForOpen('import', importExtensions));
    if (file) await wizard.inspect(file);
  };
  return (
    <div className={classes.scroll}>
      <Stack gap="lg">
        {wizard.error !== null && (
          <ErrorNote
            error={wizard.error}
            action={{ text: t('import:chooseOther'), run: () => void choose() }}
          />
        )}
        <div className={classes.drop}>
          <IconUpload size={28} stroke={1.4} aria-hidden />
          {wizard.busy ? (
            <Box w="100%" maw={520}>
              <JobLine progress={wizard.progress} otherwise={t('import:reading')} onCancel={wizard.cancel} />
            </Box>
          ) : (
            <Text fw={600}>{t('import:dropHere')}</Text>
          )}
          <Text size="sm" c="dimmed" maw={640}>
            {t('import:accepted')}
          </Text>
          <Button size="sm" mt={4} disabled={wizard.busy} onClick={() => void choose()} data-autofocus>
            {t('import:choose')}
          </Button>
        </div>
        <div>
          <Title order={3} mb={6}>
            {t('import:orderTitle')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('import:order')}
          </Text>
        </div>
        {(samples.data?.length ?? 0) > 0 && (
          <div>
            <Title order={3} mb={4}>
              {t('import:samples')}
            </Title>
            <div className={classes.files}>
              {samples.data?.map((file) => (
                <NavLink
                  key={file.id}
                  component="button"
                  type="button"
                  disabled={wizard.busy}
                  label={file.name}
                  description={t('import:size', { size: f.number(file.size / 1024, 0) })}
                  leftSection={
                    isMapFile(file.name) ? (
                      <IconMap2 size={18} stroke={1.5} />
                    ) : (
                      <IconFileSpreadsheet size={18} stroke={1.5} />
                    )
                  }
                  onClick={() => void wizard.inspect(file)}
                />
              ))}
            </div>
          </div>
        )}
        <div>
          <Title order={3} mb={4}>
            {t('import:templates')}
          </Title>
          <Group gap="lg">
            {importKinds.map((kind) => (
              <Anchor
                key={kind}
                component="button"
                type="button"
                size="sm"
                onClick={() => void saveTemplate(kind, t(`import:kind.${kind}`), f.language)}
              >
                <Group gap={4} wrap="nowrap">
                  <IconTableDown size={15} stroke={1.6} aria-hidden />
                  {t(`import:kind.${kind}`)}
                </Group>
              </Anchor>
            ))}
          </Group>
        </div>
        <PresetList />
      </Stack>
    </div>
  );
}

async function saveTemplate(kind: ImportKind, name: string, language: 'zh' | 'en'): Promise<void> {
  const done = await run(async (to) => {
    const file = await chooseForSave('export', `${name}.xlsx`, ['xlsx']);
    if (file === null) return false;
    await to.import.template({ kind, fileId: file.id, language });
    await download(file);
    return true;
  });
  if (done) toast(() => translate('import:templateSaved', { kind: translate(`import:kind.${kind}`) }));
}
