import { checkNode } from './check-node.ts';

// Before anything else is loaded: older versions cannot even read these files.
checkNode();
const { runDev } = await import('./run-dev.ts');
process.exitCode = await runDev(process.argv.slice(2));
// A child that does not let go must not keep the terminal.
process.exit();
