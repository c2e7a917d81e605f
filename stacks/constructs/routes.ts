import { type Duty, mountedRoutes } from '@factoids/contracts';
import { Duration } from 'aws-cdk-lib';
import { LambdaIntegration, type LambdaIntegrationOptions, ResponseTransferMode, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { ServiceFunction } from './service-function.ts';

/** Puts every route of contracts' table on the gateway, at the function of its duty; a key is required under `/v1`. */
export function mountRoutes(api: RestApi, functions: Readonly<Record<Duty, ServiceFunction>>): void {
  const integrations: Readonly<Record<Duty, LambdaIntegration>> = {
    read: integrate(functions.read),
    runs: integrate(functions.runs),
    opinions: integrate(functions.opinions),
    chat: integrate(functions.chat),
    account: integrate(functions.account),
    admin: integrate(functions.admin),
    stream: integrate(functions.stream, { responseTransferMode: ResponseTransferMode.STREAM, timeout: STREAM_TIMEOUT }),
  };
  for (const { route, path, surface } of mountedRoutes()) {
    const resource = api.root.resourceForPath(path);
    resource.addMethod(route.method, integrations[route.duty], { apiKeyRequired: surface === 'developer' });
  }
}

/** The default of 29 s would cut a stream long before its own deadline; one that streams may take 15 minutes. */
const STREAM_TIMEOUT = Duration.seconds(140);

/** One permission for the whole API: one for each method would outgrow the function's resource policy (20 KB). */
function integrate(target: ServiceFunction, options: LambdaIntegrationOptions = {}): LambdaIntegration {
  const defaults = { scopePermissionToMethod: false, responseTransferMode: ResponseTransferMode.BUFFERED };
  return new LambdaIntegration(target.lambda, { ...defaults, ...options });
}
