import type { Place } from '../../template/identities.ts';
import type { AwsCall } from '../pipeline.ts';

/** A call before anybody looked at its body. */
export type RawCall = Pick<AwsCall, 'service' | 'operation' | 'method' | 'path' | 'body'>;

export type Region = Pick<Place, 'region' | 'accountId'>;
