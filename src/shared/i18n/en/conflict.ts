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
  keeping: 'Saving the plan',
  later: 'Later',
  laterText: 'Until then the plan can be looked at, not changed.',
  kept: 'Saved as “{{name}}”; further changes go into that file',
  reopened: 'Opened what is on the disk',
  copies: {
    title: 'Other versions of this plan are in its folder',
    many: '{{names}} and others, {{count}} in all: perhaps what a synchroniser kept when the plan was changed in two places, with changes that are missing here.',
    comma: ', ',
    quoted: '“{{name}}”',
    few: '{{names}}: perhaps what a synchroniser kept when the plan was changed in two places, with changes that are missing here.',
    look: 'Look…',
    hide: 'Close this note',
    dialog: 'Other versions of “{{name}}”',
    about:
      'When a plan is changed on two computers or by two people, a synchroniser (OneDrive, Dropbox, Syncthing …) keeps one version and puts the other beside it under another name. Both are whole; nothing was merged.',
    how: 'Open the other one and compare it with this one. If only one was changed, go on with that one. If both were, export the other to Excel and import it here: the wizard lists every cell that differs, and you choose what to take. Delete the version you no longer need in its folder.',
    changed: 'Last changed {{at}}, {{megabytes}} MB',
    open: 'Open this one',
  },
  fileName: '{{name}} (conflict {{at}})',
};
