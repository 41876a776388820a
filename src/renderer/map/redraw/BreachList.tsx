import { IconAlertTriangle, IconBan } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Breach } from '../../../shared/contract/scenario.ts';
import { useFormat } from '../../app/format.ts';
import { useBreachText } from './breach-text.ts';
import classes from './redraw.module.css';

/** At most so many lines; the rest are counted. */
const shown = 4;

/** What an edit would break: warned of, or forbidden. */
export function BreachList({ breaches }: { breaches: readonly Breach[] }) {
  const { t } = useTranslation();
  const f = useFormat();
  const text = useBreachText();
  if (breaches.length === 0) return null;
  return (
    <ul className={classes.breaches} aria-label={t('whatIf:breaches')}>
      {breaches.slice(0, shown).map((breach) => (
        <li key={`${breach.rule} ${breach.territoryId}`} data-forbidden={breach.forbidden || undefined}>
          {breach.forbidden ? (
            <IconBan size={14} aria-label={t('whatIf:forbidden')} />
          ) : (
            <IconAlertTriangle size={14} aria-label={t('whatIf:warned')} />
          )}
          {text(breach)}
        </li>
      ))}
      {breaches.length > shown && (
        <li>{t('whatIf:moreBreaches', { text: f.count(breaches.length - shown) })}</li>
      )}
    </ul>
  );
}
