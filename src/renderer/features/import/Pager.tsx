import { Group, Pagination } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Pages of a list in the wizard, each named for a screen reader; nothing where one page holds all. */
export function Pager({
  pages,
  page,
  onChange,
}: {
  pages: number;
  page: number;
  onChange: (page: number) => void;
}) {
  const { t } = useTranslation();
  if (pages <= 1) return null;
  return (
    <Group justify="space-between" mt="xs">
      <Pagination
        size="xs"
        total={pages}
        value={page}
        onChange={onChange}
        getItemProps={(number) => ({ 'aria-label': t('import:page', { number }) })}
        getControlProps={(control) => ({ 'aria-label': t(`import:pager.${control}`) })}
      />
    </Group>
  );
}
