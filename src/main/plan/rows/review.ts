// Comments, and packages sent for review. See ../rows.ts for units.

/**
 * A comment. The first of a thread has `thread_id` = its own id; its answers carry the same subject. Ids are made once and stay
 * in branches and review packages, so that nothing is taken over twice. Resolved is the first of a thread.
 */
export interface CommentRecord {
  scenario_id: number;
  comment_id: string;
  thread_id: string;
  thing: 'territory' | 'account' | 'quota';
  /** Of a quota as well, with the group: the ids its node names. */
  territory_id: number | null;
  group_id: number | null;
  account_id: number | null;
  /** Of a quota: which component, node and period (0 the year, 1..12 months, 13..16 quarters). */
  component_id: number | null;
  node: string | null;
  period: number | null;
  text: string;
  author: string;
  at: string;
  resolved_by: string | null;
  resolved_at: string | null;
}

/** A package sent for review from this plan, or the one this plan was opened from. */
export interface ReviewPackageRecord {
  package_id: string;
  scenario_id: number;
  role: 'sent' | 'received';
  /** `open` until a received one is sent back. */
  state: 'sent' | 'returned' | 'accepted' | 'rejected' | 'withdrawn' | 'revoked' | 'open';
  scenario_name: string;
  slice_name: string;
  /** What the reviewer is asked. */
  ask: string;
  sender: string;
  sent_at: string;
  protected: number;
  reviewer: string;
  /** What the reviewer says to it all. */
  answer: string;
  returned_at: string | null;
  decided_at: string | null;
}

/**
 * The slice of a package as JSON (`services/review/content.ts`): as it was sent, as it came back, and before and after it was accepted. `ids`:
 * the reviewer's new territories and the ids they got here.
 */
export interface ReviewContentRecord {
  package_id: string;
  part: 'base' | 'returned' | 'before' | 'after' | 'ids';
  content: string;
}
