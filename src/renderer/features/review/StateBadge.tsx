import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReviewPackage } from '../../../shared/contract/review.ts';
import { reviewStateKey } from '../../../shared/domain/review-state.ts';

const colours: Readonly<Record<ReviewPackage['state'], string>> = {
  sent: 'blue',
  open: 'blue',
  returned: 'yellow',
  accepted: 'green',
  rejected: 'gray',
  withdrawn: 'gray',
  revoked: 'gray',
};

export function StateBadge({ found }: { found: ReviewPackage }) {
  const { t } = useTranslation();
  return (
    <Badge variant="light" size="sm" color={colours[found.state]}>
      {t(`review:state.${reviewStateKey(found)}`)}
    </Badge>
  );
}
