import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type FairnessRow, smartLetters } from '../../../shared/contract/fairness.ts';
import classes from './fairness.module.css';
import { useReasonText } from './use-reason-text.ts';

/** S M A R T, each letter ticked or crossed, with its reason as a tooltip. */
export function SmartTicks({ smart }: { smart: FairnessRow['smart'] }) {
  const { t } = useTranslation();
  const text = useReasonText();
  return (
    <span className={classes.ticks}>
      {smartLetters.map((letter) => {
        const reasons = smart[letter];
        const Icon = reasons.length === 0 ? IconCheck : IconX;
        const verdict = t(reasons.length === 0 ? 'fairness:holds' : 'fairness:fails');
        return (
          <span
            key={letter}
            className={classes.tick}
            data-fails={reasons.length > 0 || undefined}
            title={[`${t(`fairness:letter.${letter}`)}: ${verdict}`, ...reasons.map(text)].join('\n')}
          >
            <b aria-hidden>{letter.charAt(0).toUpperCase()}</b>
            <Icon size={11} stroke={2.6} aria-hidden />
            <span className={classes.unseen}>{`${t(`fairness:letter.${letter}`)} ${verdict}`}</span>
          </span>
        );
      })}
    </span>
  );
}
