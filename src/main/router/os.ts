import { implement } from '@orpc/server';
import { contract } from '../../shared/contract/index.ts';
import { typedErrors } from './errors.ts';

/** The contract to be implemented, with our errors typed. */
export const os = implement(contract).use(typedErrors);
