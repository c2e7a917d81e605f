const REQUIRED_MAJOR = 24;

/** Ends the process with one clear line on a Node that is too old. */
export function checkNode(): void {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= REQUIRED_MAJOR) return;
  process.stderr.write(
    `Node ${REQUIRED_MAJOR} is needed and this is ${process.version}: run it as \`npx -y pnpm@12.21.0 dev\`.\n`,
  );
  process.exit(1);
}
