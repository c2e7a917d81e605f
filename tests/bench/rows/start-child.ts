// A local cloud in a process of its own, which says when it is ready as `pnpm dev` does.
import { startLocalCloud } from '@factoids/local-cloud';

const cloud = await startLocalCloud({ stage: 'bench' });
process.once('SIGTERM', () => {
  cloud.stop().then(() => process.exit(0));
});
process.stdout.write(`Ready in ${performance.now()} ms\n${cloud.url}/livez\n`);
