import type { LocalCloud } from '@factoids/local-cloud';

/** Something that people or the system do; it fails when what they see is not as promised. */
export type GrantFlow = (cloud: LocalCloud) => Promise<void>;
