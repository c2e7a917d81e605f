import type { Credentials } from '../proxy/credentials.ts';
import type { FunctionDefinition } from './function-definition.ts';

export interface EnvironmentSetting {
  readonly region: string;
  readonly awsEndpoint: string;
  readonly credentials: Credentials;
  readonly runtimeApi: string;
  /** Where executables are found. */
  readonly path: string;
}

/** What a function finds in its environment on Lambda; only the endpoint of AWS is another. */
export function environmentVariables(definition: FunctionDefinition, setting: EnvironmentSetting): Record<string, string> {
  return {
    ...definition.environment,
    PATH: setting.path,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    _HANDLER: definition.handler,
    LAMBDA_TASK_ROOT: definition.codeDir,
    AWS_LAMBDA_RUNTIME_API: setting.runtimeApi,
    AWS_LAMBDA_FUNCTION_NAME: definition.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${definition.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_REGION: setting.region,
    AWS_DEFAULT_REGION: setting.region,
    AWS_ACCESS_KEY_ID: setting.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: setting.credentials.secretAccessKey,
    AWS_ENDPOINT_URL: setting.awsEndpoint,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
