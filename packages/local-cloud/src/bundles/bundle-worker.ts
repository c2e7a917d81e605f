// A thread of its own: a build takes the processor for a while, and streams must flow meanwhile.
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';

const Order = z.object({ bundler: z.string(), root: z.string(), entry: z.string(), outdir: z.string() });
type BundleFunction = (options: { root: string; entry: string; outdir: string }) => unknown;
const Bundler = z.object({ bundleFunction: z.custom<BundleFunction>((value) => typeof value === 'function') });
const Bundle = z.looseObject({ metafile: z.looseObject({ inputs: z.record(z.string(), z.unknown()) }) });

const { bundler, ...order } = Order.parse(workerData);
const module: unknown = await import(pathToFileURL(bundler).href);
const { metafile } = Bundle.parse(await Bundler.parse(module).bundleFunction(order));
parentPort?.postMessage({ inputs: Object.keys(metafile.inputs) });
