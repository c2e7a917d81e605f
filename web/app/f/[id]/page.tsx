import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { DiscussedFactoid } from '../../../components/discussed-factoid.tsx';
import { Masthead } from '../../../components/masthead.tsx';
import { findFactoid } from '../../../lib/server-api.ts';
import styles from './page.module.css';
import { TakenDown } from './taken-down.tsx';

export const dynamic = 'force-dynamic';

interface FactoidPageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export async function generateMetadata({ params }: FactoidPageProps): Promise<Metadata> {
  const { id } = await params;
  const found = await findFactoid(id);
  if (!found) return { title: 'Not in print' };
  if ('takenDown' in found) return { title: 'Taken down', robots: { index: false, follow: false } };
  const { factoid } = found;
  const title = `${factoid.emoji} ${factoid.subject}`;
  const path = `/f/${factoid.id}`;
  return {
    title,
    description: factoid.text,
    alternates: { canonical: path },
    openGraph: {
      type: 'article',
      siteName: 'Andy’s Daily Factoids',
      title,
      description: factoid.text,
      url: path,
      publishedTime: factoid.created_at,
    },
    twitter: { card: 'summary', title, description: factoid.text },
  };
}

export default async function FactoidPage({ params }: FactoidPageProps) {
  const { id } = await params;
  const found = await findFactoid(id);
  if (!found) notFound();
  if ('takenDown' in found) return <TakenDown why={found.takenDown} />;
  const { factoid } = found;
  const search = `https://www.google.com/search?q=${encodeURIComponent(factoid.text)}`;
  return (
    <>
      <Masthead />
      <main id="main" className={styles.page}>
        <DiscussedFactoid factoid={factoid}>
          <nav className={styles.onward} aria-label="From here">
            <Link href="/">Ask for another</Link>
            <a href={search} rel="noopener noreferrer nofollow">
              Look it up
            </a>
          </nav>
        </DiscussedFactoid>
      </main>
    </>
  );
}
