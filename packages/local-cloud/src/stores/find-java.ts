import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The Java that DynamoDB Local runs on.
 * @throws an Error with the remedy when there is none.
 */
export function findJava(env: Readonly<Record<string, string | undefined>>): string {
  const folders = [...(env.JAVA_HOME ? [join(env.JAVA_HOME, 'bin')] : []), ...(env.PATH ?? '').split(delimiter)];
  const java = folders
    .filter(Boolean)
    .map((folder) => join(folder, 'java'))
    .find(isExecutable);
  if (!java) throw new Error('Java is missing: install Java 17 or later (Debian: apt-get install openjdk-17-jre-headless).');
  return java;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
