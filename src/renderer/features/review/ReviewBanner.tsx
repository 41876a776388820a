import { Button } from '@mantine/core';
import { IconMessageCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/format.ts';
import { useProposal, useReviews } from '../../app/queries.ts';
import banner from '../common/banner.module.css';
import { showReviewDialog } from './dialogs.ts';
import { showPackage } from './package-files.ts';
import classes from './review.module.css';

/** Says that the plan on screen is a review copy: who sent it, what of, what is asked, and what was changed so far. */
export function ReviewBanner() {
  const { t } = useTranslation();
  const f = useFormat();
  const copy = useReviews().data?.find(({ role }) => role === 'received');
  const proposal = useProposal(copy !== undefined).data;
  if (copy === undefined) return null;
  return (
    <section className={banner.banner} aria-label={t('review:banner.title')}>
      <IconMessageCheck size={18} stroke={1.7} aria-hidden />
      <div className={banner.text}>
        <strong>{t('review:banner.title')}</strong>{' '}
        {t('review:banner.text', {
          sender: copy.sender,
          at: f.date(copy.sentAt),
          scenario: copy.scenarioName,
          name: copy.name,
        })}
        {copy.ask !== '' && <span className={classes.ask}>{t('review:banner.ask', { ask: copy.ask })}</span>}
        {copy.state === 'returned' && <span className={classes.state}>{t('review:banner.back')}</span>}
      </div>
      {proposal && (
        <span className={classes.dim}>
          {t('review:banner.changes', {
            changes: f.count(proposal.changes.length),
            comments: f.count(proposal.comments),
          })}
        </span>
      )}
      <Button variant="default" size="compact-sm" onClick={() => showPackage(copy.id)}>
        {t('review:banner.see')}
      </Button>
      <Button size="compact-sm" onClick={() => showReviewDialog({ kind: 'back' })}>
        {t('review:banner.send')}
      </Button>
    </section>
  );
}
