import type { SSTConfig } from 'sst';

export default {
  config: ({ region, stage }) => ({
    name: 'andys-daily-factoids',
    region: region ?? 'us-east-1',
    ...(stage && { stage }),
  }),
  // Imported late, because every sst command reads this file and few of them need the stacks.
  async stacks(app) {
    const { composeStacks } = await import('./stacks/compose.ts');
    composeStacks(app, { stage: app.stage, env: { account: app.account, region: app.region }, frontDoor: true });
  },
} satisfies SSTConfig;
