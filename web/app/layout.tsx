import '@fontsource-variable/bricolage-grotesque/wght.css';
import '@fontsource-variable/fraunces/wght.css';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { siteOrigin } from '../lib/environment.ts';

export function generateMetadata(): Metadata {
  const description = 'Short, surprising facts, written by language models while you watch. What each one cost is on the card.';
  return {
    metadataBase: new URL(siteOrigin()),
    title: { default: 'Andy’s Daily Factoids', template: '%s · Andy’s Daily Factoids' },
    description,
    openGraph: { siteName: 'Andy’s Daily Factoids', type: 'website', description },
    twitter: { card: 'summary' },
  };
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffe9a8' },
    { media: '(prefers-color-scheme: dark)', color: '#1c1026' },
  ],
};

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <link rel="alternate" type="application/rss+xml" title="Andy’s Daily Factoids" href="/feed.xml" />
        <link rel="alternate" type="application/feed+json" title="Andy’s Daily Factoids" href="/feed.json" />
      </head>
      <body>
        <a className="skip-link" href="#main">
          Skip to the content
        </a>
        {children}
        <footer className="colophon">
          <p>Everything here is written by machines, and what is checked is checked by machines. Enjoy it, then look it up.</p>
        </footer>
      </body>
    </html>
  );
}
