import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportKind } from '../../../shared/domain/import-fields.ts';

/** A field in the user's words, the ones templates and messages use. */
export function useFieldName(): (kind: ImportKind, field: string) => string {
  const { t } = useTranslation();
  return useCallback((kind, field) => alone(t(`findings:heading.${kind}.${field}`, { year: '' })), [t]);
}

/** A heading whose year was left out, as it stands by itself: ` sales (CNY)` → `Sales (CNY)`. */
export function alone(heading: string): string {
  const text = heading.trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
