import { ActionIcon, Tooltip } from '@mantine/core';
import { IconFocusCentered, IconMinus, IconPlus } from '@tabler/icons-react';
import { memo, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useMap } from 'react-leaflet';
import { fitPlan } from './camera.ts';
import classes from './map.module.css';
import { metresPerPixel } from './mercator.ts';
import type { UnitMap } from './useScene.ts';

/** Zoom and fit, and the scale beside them. They stand outside the map's own box, so that its pointer events stay its own. */
export const ZoomButtons = memo(function ZoomButtons({ unitMap }: { unitMap: UnitMap | null }) {
  const { t } = useTranslation();
  const map = useMap();
  const place = map.getContainer().parentElement;
  if (place === null) return null;
  const buttons = [
    { key: 'zoomIn', tip: '+', Icon: IconPlus, run: () => map.zoomIn() },
    { key: 'zoomOut', tip: '−', Icon: IconMinus, run: () => map.zoomOut() },
    {
      key: 'fit',
      tip: 'F',
      Icon: IconFocusCentered,
      run: () => {
        if (unitMap !== null) fitPlan(map, unitMap.geometry, true);
      },
    },
  ];
  return createPortal(
    <>
      <div className={classes.zoom}>
        {buttons.map(({ key, tip, Icon, run }) => (
          <Tooltip key={key} label={`${t(`map:${key}`)}  ${tip}`} position="left">
            <ActionIcon variant="default" size={30} radius={0} aria-label={t(`map:${key}`)} onClick={run}>
              <Icon size={16} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        ))}
      </div>
      <Scale />
    </>,
    place,
  );
});

/** Longest bar, pixels. */
const barRoom = 110;

function Scale() {
  const { t } = useTranslation();
  const map = useMap();
  const [metres, setMetres] = useState(1);
  useEffect(() => {
    const measure = () => setMetres(metresPerPixel(map.getCenter().lat, map.getZoom()));
    measure();
    map.on('moveend zoomend', measure);
    return () => {
      map.off('moveend zoomend', measure);
    };
  }, [map]);
  const room = metres * barRoom;
  const power = 10 ** Math.floor(Math.log10(room));
  const length = ([5, 2, 1].find((step) => step * power <= room) ?? 1) * power;
  return (
    <div className={classes.scale} role="img" aria-label={t('map:scale')}>
      <span>{length >= 1000 ? `${length / 1000} km` : `${length} m`}</span>
      <span className={classes.scaleBar} style={{ width: length / metres }} />
    </div>
  );
}
