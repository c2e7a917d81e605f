/** The operator's surroundings; read here alone. */
export const environment = {
  awsRegion: process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION,
  argv: process.argv.slice(2),
} as const;
