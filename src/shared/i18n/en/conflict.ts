/** The plan's file was moved, replaced or written into on the disk. */
export default {
  title: {
    PLAN_MOVED: 'The plan file is not in its place',
    PLAN_REPLACED: 'Another plan file now stands in its place',
    PLAN_CHANGED: 'Another program wrote into the plan file',
  },
  where: 'Folder: {{folder}}',
  keepHere: 'Put it back and go on',
  keepBeside: 'Keep mine: save it beside and go on there',
  reopen: 'Use the one on the disk',
  reopenChanged: 'Reopen what is on the disk',
  ourBackup:
    'If you use the one on the disk, what is held here goes into the backups; find it under “Backups…”.',
  later: 'Later',
  laterText: 'Until then the plan can be looked at, not changed.',
  kept: 'Saved as “{{name}}”; further changes go into that file',
  reopened: 'Opened what is on the disk',
  fileName: '{{name}} (conflict {{at}})',
};
