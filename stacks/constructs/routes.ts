import { type Duty, mountedRoutes } from '@factoids/contracts';
import { LambdaIntegration, ResponseTransferMode, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { ServiceFunction } from './service-function.ts';

/** Puts every route of contracts' table on the gateway, at the function of its duty; a key is required under `/v1`. */
export function mountRoutes(api: RestApi, functions: Readonly<Record<Duty, ServiceFunction>>): void {
  const integrations: Readonly<Record<Duty, LambdaIntegration>> = {
    read: integrate(functions.read, ResponseTransferMode.BUFFERED),
    runs: integrate(functions.runs, ResponseTransferMode.BUFFERED),
    stream: integrate(functions.stream, ResponseTransferMode.STREAM),
  };
  for (const { route, path, surface } of mountedRoutes()) {
    const resource = api.root.resourceForPath(path);
    resource.addMethod(route.method, integrations[route.duty], { apiKeyRequired: surface === 'developer' });
  }
}

/** One permission for the whole API: one for each method would outgrow the function's resource policy (20 KB). */
function integrate(target: ServiceFunction, responseTransferMode: ResponseTransferMode): LambdaIntegration {
  return new LambdaIntegration(target.lambda, { scopePermissionToMethod: false, responseTransferMode });
}
