import { FrontPage } from '../components/front-page.tsx';
import { Masthead } from '../components/masthead.tsx';
import { TodaysFactoid } from '../components/todays-factoid.tsx';
import { FeedFilters } from '../features/feed/feed-filters.tsx';
import { feedAddress, readFeedQuery } from '../features/feed/feed-query.ts';
import { formatWeekday } from '../lib/format.ts';
import { findFactoids, findModels, findSubjects, findToday } from '../lib/server-api.ts';

// Asked for with every visit: what is newest is not known when the site is built.
export const dynamic = 'force-dynamic';

export const metadata = { alternates: { canonical: '/' } };

interface HomePageProps {
  readonly searchParams: Promise<Readonly<Partial<Record<string, string | string[]>>>>;
}

/** What does not answer is left out, or says so in its place: the rest of the page stands. */
export default async function HomePage({ searchParams }: HomePageProps) {
  const query = readFeedQuery(await searchParams);
  const isFront = feedAddress(query) === '/';
  const [firstPage, models, subjects, today] = await Promise.all([
    findFactoids(query),
    findModels(),
    findSubjects(),
    isFront ? findToday() : null,
  ]);
  return (
    <>
      <Masthead aside={formatWeekday(new Date())} />
      <main id="main">
        <FrontPage
          query={query}
          firstPage={firstPage}
          models={models}
          filters={<FeedFilters key={query.q} query={query} subjects={subjects} />}
        >
          {today ? <TodaysFactoid factoid={today} /> : null}
        </FrontPage>
      </main>
    </>
  );
}
