import type { StepLabel } from '../../../shared/contract/base.ts';

export const label = (key: string): StepLabel => ({ key, params: {} });
