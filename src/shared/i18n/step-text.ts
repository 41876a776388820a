import type { StepLabel } from '../contract/base.ts';

type Translate = (key: string, params: Record<string, string | number>) => string;

/** What a step did, in words: 把 溧水区 移到 南京南. A step about one thing names it when its label carries `first`. */
export function stepText(t: Translate, label: StepLabel): string {
  const single = label.params.count === 1 && label.params.first !== undefined;
  return t(`history:${label.key}`, { ...label.params, ...(single ? { context: 'single' } : {}) });
}
