/** Of public reads: a browser asks each time, the edge answers from its copy, which is at most 30 s old. Personal answers are `no-store`. */
export const PUBLIC_READ = { 'cache-control': 'public, max-age=0, s-maxage=5, stale-while-revalidate=25' } as const;
