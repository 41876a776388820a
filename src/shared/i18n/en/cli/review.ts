/** Commands about what others say: comments and review packages. */
export default {
  comment: {
    about: 'list the comments on a scenario, or comment on a territory or an account',
    scenario: 'scenario',
    territory: 'comment on this territory',
    account: 'comment on the account with this number',
    reply: 'answer the thread with this id',
    resolve: 'resolve the thread with this id',
    text: 'what is said',
    none: 'Scenario “{{scenario}}” has no comments.',
    line: '{{name}}: {{last}} ({{by}}; comments {{count}})  {{id}}',
    lineResolved: '{{name}}: {{last}} ({{by}}; comments {{count}}; resolved)  {{id}}',
  },
  review: {
    about: 'review without a server: send some territories, take the changes back',
    send: 'make a review package of a part of a scenario',
    open: 'make a plan file of a package received',
    return: 'send a reviewed copy back',
    take: 'take in a package that came back, and accept or reject it',
    list: 'list packages sent and received',
    withdraw: 'withdraw a package sent',
    revoke: 'take an acceptance back',
    package: 'review package (.bwreview)',
    id: 'id of the package (see review list)',
    passwordFile: 'file whose first line is the password; none without it',
    author: 'name to sign with; the name logged in without it',
    group: 'send this group and all below it',
    territories: 'send these territories, separated by commas',
    ask: 'what is asked of the reviewer',
    answer: 'what the reviewer says to it all',
    accept: 'accept all changes',
    reject: 'reject them all',
    side: 'which side where both changed: mine (this plan), theirs (the reviewer)',
    sent: 'Made {{file}}: {{territories, territory|territories}}, {{units, unit|units}}, {{accounts, account|accounts}}, {{reps, rep|reps}}.',
    opened: '“{{name}}” from {{sender}} is now {{file}}.',
    returned:
      'The review of “{{name}}” is in {{file}}: {{changes, change|changes}}, {{comments, comment|comments}}.',
    took: {
      returned:
        '{{who}} sent “{{name}}” back: {{changes, change|changes}}, {{conflicts, conflict|conflicts}}; {{locked}} kept out as locked. Nothing decided yet.',
      accepted:
        'Accepted {{who}}’s review of “{{name}}”: {{changes, change|changes}}, {{conflicts, conflict|conflicts}}; {{locked}} kept out as locked.',
      rejected:
        'Rejected {{who}}’s review of “{{name}}”: {{changes, change|changes}}, {{conflicts, conflict|conflicts}}; {{locked}} kept out as locked.',
    },
    none: 'No packages have been sent or received.',
    line: '{{at}}  {{state}}  {{name}}  {{sender}}  {{id}}',
    withdrawDone: 'The package “{{name}}” is withdrawn.',
    revokeDone: 'The acceptance of “{{name}}” is taken back.',
  },
};
