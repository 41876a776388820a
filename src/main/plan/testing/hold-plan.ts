import { openPlan } from '../open.ts';

// Opens a plan and keeps it until the process is killed.
const plan = openPlan(process.argv[2]);
process.stdout.write('open\n');
setInterval(() => plan.revision, 60_000);
