import styles from './busy-dots.module.css';

/** Something goes on here; the words beside it say what. Sized by the text around it. */
export function BusyDots() {
  return (
    <span className={styles.dots} aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
  );
}
