import type { ReviewPackage } from '../contract/review.ts';

/** Key in `review:state`: what came back for its sender to decide is, to whom sent it back, just that. */
export const reviewStateKey = ({ role, state }: Pick<ReviewPackage, 'role' | 'state'>) =>
  role === 'received' && state === 'returned' ? 'back' : state;
