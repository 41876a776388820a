/** One step of the file format. Steps are append-only: a released step never changes, not even its white space. */
export interface Migration {
  /** `user_version` of a file after this step; steps count 1, 2, 3 … */
  readonly version: number;
  /** Runs inside one transaction together with the change of `user_version`. A step that alters a journalled table empties `journal`. */
  readonly sql: string;
}
