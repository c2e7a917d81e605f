import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

const config: NextConfig = {
  // The workspace's packages are TypeScript, imported as they are.
  transpilePackages: ['@factoids/client', '@factoids/contracts'],
  turbopack: { root: fileURLToPath(new URL('..', import.meta.url)) },
  reactStrictMode: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  devIndicators: false,
  allowedDevOrigins: ['127.0.0.1'],
};

export default config;
