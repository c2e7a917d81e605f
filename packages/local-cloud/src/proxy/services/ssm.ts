import * as z from 'zod';
import { awsError, awsJson, type Forward } from '../pipeline.ts';

const GetParameter = z.object({ Name: z.string() });
const GetParameters = z.object({ Names: z.array(z.string()).min(1).max(10) });

/** SSM for reading parameters. @param lookUp The value of a parameter by its full name, or undefined where there is none. */
export function ssmService(lookUp: (name: string) => string | undefined): Forward {
  const describe = (name: string) => {
    const Value = lookUp(name);
    return Value === undefined ? undefined : { Name: name, Type: 'SecureString', Value, Version: 1, DataType: 'text' };
  };
  return async (call) => {
    const body: unknown = JSON.parse(call.body.toString());
    if (call.operation === 'GetParameters') {
      const { Names } = GetParameters.parse(body);
      const found = Names.map(describe).filter((each) => each !== undefined);
      return awsJson({ Parameters: found, InvalidParameters: Names.filter((name) => lookUp(name) === undefined) });
    }
    if (call.operation === 'GetParameter') {
      const parameter = describe(GetParameter.parse(body).Name);
      return parameter ? awsJson({ Parameter: parameter }) : awsError(400, 'ParameterNotFound', 'No such parameter.');
    }
    return awsError(400, 'UnknownOperationException', `The local cloud does not answer ssm:${call.operation}.`);
  };
}
