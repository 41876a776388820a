import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnits } from '../../app/queries.ts';

/** Most names written out before "and others". */
const named = 4;

/** Names of units in one phrase: 溧水区、高淳区, or the first few of many. */
export function useUnitNames(): (ids: readonly number[]) => string {
  const { t } = useTranslation();
  const units = useUnits().data;
  const byId = useMemo(() => new Map(units?.map(({ id, name }) => [id, name])), [units]);
  return useCallback(
    (ids) => {
      const names = ids
        .slice(0, named)
        .map((id) => byId.get(id) ?? t('design:goneUnit'))
        .join(t('grid:listSeparator'));
      return ids.length > named ? t('reasons:more', { names, count: ids.length }) : names;
    },
    [t, byId],
  );
}
