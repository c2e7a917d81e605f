// Run in a process of its own: the CDK is large, and what it leaves in memory is not for a process that lives all day.
import { pathToFileURL } from 'node:url';
import { App } from 'aws-cdk-lib';
import * as z from 'zod';

const Order = z.object({ compose: z.string(), outdir: z.string(), stage: z.string(), root: z.string() });

// The parent holds the other end: when it goes, so does this.
process.stdin.on('end', () => process.exit(1)).resume();
if ('unref' in process.stdin) process.stdin.unref();

const order = Order.parse(JSON.parse(process.argv[2] ?? '{}'));
const module: unknown = await import(pathToFileURL(order.compose).href);
type ComposeStacks = (app: App, composition: { stage: string; root: string }) => unknown;
const Compose = z.object({ composeStacks: z.custom<ComposeStacks>((value) => typeof value === 'function') });
const { composeStacks } = Compose.parse(module);
const app = new App({ outdir: order.outdir, analyticsReporting: false, treeMetadata: false });
await composeStacks(app, { stage: order.stage, root: order.root });
app.synth();
