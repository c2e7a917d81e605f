import { startFire, quiet } from './fire.ts';
import { actsAtModelSteps, burnSteps, learnSteps, providerFaults } from './matrix.ts';
import { lightAll, oneByOne } from './flows.ts';
import { burnOut } from './burn-out.ts';
import { describeFindings, findingsIn } from './verdict.ts';
const t0=performance.now(); const lap=(m:string)=>console.log(((performance.now()-t0)/1000).toFixed(1), m);
const fire = await startFire(); lap('started');
try {
  const slow = lightAll(fire, oneByOne(providerFaults(fire)));
  const { work, request } = await learnSteps(fire);
  lap('learned'); console.log(work.map(s=>`${s.messageType} ${s.moment}`), request.map(s=>s.moment));
  if (process.argv[2] !== 'short') {
  await lightAll(fire, oneByOne(actsAtModelSteps(fire))); lap('acts');
  const n = await burnSteps(fire, [...work, ...request]); lap(`steps ${n}, open ${fire.tickets.open().length}`);
  }
  await slow; lap('faults');
  console.log('burning', fire.burning.length);
  if ((fire.cloud as any).time) { console.log('rounds', await burnOut(fire)); lap('burnt out'); }
  const findings = await findingsIn(fire); lap('judged');
  console.log(describeFindings(findings).join('\n'));
  console.log(fire.tickets.open());
} catch (e) { console.error(e); } finally { await fire.stop(); lap('stopped'); }
