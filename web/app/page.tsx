import { FrontPage } from '../components/front-page.tsx';
import { Masthead } from '../components/masthead.tsx';
import { formatWeekday } from '../lib/format.ts';
import { findFactoids, findModels } from '../lib/server-api.ts';

// Asked for with every visit: what is newest is not known when the site is built.
export const dynamic = 'force-dynamic';

export const metadata = { alternates: { canonical: '/' } };

interface HomePageProps {
  readonly searchParams: Promise<{ readonly cursor?: string | string[] }>;
}

export default async function HomePage({ searchParams }: HomePageProps) {
  const { cursor } = await searchParams;
  const start = typeof cursor === 'string' ? cursor : undefined;
  const [page, models] = await Promise.all([findFactoids(start), findModels()]);
  return (
    <>
      <Masthead aside={formatWeekday(new Date())} />
      <main id="main">
        <FrontPage key={start ?? 'newest'} page={page} models={models} />
      </main>
    </>
  );
}
