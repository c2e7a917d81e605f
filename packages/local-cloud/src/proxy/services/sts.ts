import type { Place } from '../../template/identities.ts';
import type { AwsAnswer, Forward } from '../pipeline.ts';

/** STS, which only says who asks. */
export function stsService({ accountId }: Pick<Place, 'accountId'>): Forward {
  return async (call): Promise<AwsAnswer> => {
    const arn = `arn:aws:iam::${accountId}:user/${call.caller ?? 'nobody'}`;
    const result = `<Arn>${arn}</Arn><UserId>${call.accessKeyId}</UserId><Account>${accountId}</Account>`;
    const body = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>${result}</GetCallerIdentityResult></GetCallerIdentityResponse>`;
    return { status: 200, headers: { 'content-type': 'text/xml' }, body: Buffer.from(body) };
  };
}
