import { Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PictureInput } from '../../../shared/contract/pack.ts';
import type { PlanState, ScenarioSummary } from '../../../shared/contract/plan.ts';
import { pictureLayers } from '../../../shared/domain/map-picture.ts';
import type { Language } from '../../../shared/i18n/index.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/format.ts';
import { type MapCamera, useApp } from '../../app/store.ts';
import { Choice, DialogFoot, LanguageChoice } from './DialogFoot.tsx';
import { rasterise } from './rasterise.ts';
import { viewBounds } from './view-bounds.ts';
import { writeDocument } from './write-document.ts';

interface Props {
  plan: PlanState;
  scenario: ScenarioSummary;
  onClose: () => void;
}

/** Device pixels per point of the drawing at 1×: a picture as wide as a screen. */
const pixelsPerPoint = 2;

/** What the map shows now; null when it stands as it opened, on the whole region, or no map is on screen. */
function shownBounds(camera: MapCamera | null) {
  const box = document.querySelector('.leaflet-container')?.getBoundingClientRect();
  return camera && box ? viewBounds(camera, box.width, box.height) : null;
}

/** The map as a picture: as it is coloured on screen, all of it or the part in view. */
export function PictureDialog({ plan, scenario, onClose }: Props) {
  const { t } = useTranslation();
  const { language: shown } = useFormat();
  const { shading, layers } = useApp.getState();
  // A zoom that is still under way arrives while the dialog is open.
  const inView = shownBounds(useApp((state) => state.camera));
  const [extent, setExtent] = useState<'region' | 'view'>('region');
  const [format, setFormat] = useState<'svg' | 'png'>('png');
  const [scale, setScale] = useState<'1' | '2' | '3'>('2');
  const [language, setLanguage] = useState<Language>(shown);
  const write = () => {
    onClose();
    const request: Omit<PictureInput, 'fileId'> = {
      scenarioId: scenario.id,
      shading,
      layers: pictureLayers.filter((layer) => layers[layer]),
      bounds: extent === 'view' ? inView : null,
      language,
    };
    void writeDocument({
      id: 'export picture',
      text: t('pack:picture.writing', { name: scenario.name }),
      name: `${plan.name.replace(/\.sqlite$/i, '')}-${scenario.name}-${t('pack:picture.file')}`,
      ending: format,
      async write(file, signal) {
        if (format === 'svg') return client().export.picture({ ...request, fileId: file.id }, { signal });
        const svg = await client().export.pictureSvg(request, { signal });
        const png = await rasterise(svg, Number(scale) * pixelsPerPoint);
        await client().export.savePicture({ fileId: file.id, png }, { signal });
        return undefined;
      },
    });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('pack:picture.title', { name: scenario.name })}
      size="md"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="md">
        {inView && (
          <Choice
            label={t('pack:picture.extent')}
            value={extent}
            data={[
              { value: 'region', label: t('pack:picture.region') },
              { value: 'view', label: t('pack:picture.view') },
            ]}
            onChange={setExtent}
          />
        )}
        <Group align="flex-end" justify="space-between">
          <Choice
            label={t('pack:format')}
            value={format}
            data={[
              { value: 'png', label: 'PNG' },
              { value: 'svg', label: 'SVG' },
            ]}
            onChange={setFormat}
          />
          {format === 'png' && (
            <Choice
              label={t('pack:picture.scale')}
              value={scale}
              data={(['1', '2', '3'] as const).map((value) => ({ value, label: `${value}×` }))}
              onChange={setScale}
            />
          )}
          <LanguageChoice value={language} onChange={setLanguage} />
        </Group>
        <Text size="xs" c="dimmed">
          {t(`pack:about.${format}`)} {t('pack:picture.asShown')}
        </Text>
        <DialogFoot onClose={onClose} onWrite={write} why="" />
      </Stack>
    </Modal>
  );
}
