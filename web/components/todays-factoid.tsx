import type { Schemas } from '@factoids/client';
import { FactoidCard } from './factoid-card.tsx';
import styles from './todays-factoid.module.css';

/** The day's own, above everything that was asked for. */
export function TodaysFactoid({ factoid }: { readonly factoid: Schemas['DailyFactoid'] }) {
  return (
    <section className={styles.today} aria-labelledby="today-title">
      <h2 id="today-title" className={styles.title}>
        Factoid of the day
      </h2>
      <FactoidCard factoid={factoid} />
    </section>
  );
}
