/** Icons of state messages, larger and thinner than other icons. Each is only decoration beside a title. */

import styles from './StateMessage.module.css';

export type StateIconName = 'shell' | 'waiting' | 'search' | 'away' | 'locked' | 'server';

/** Side of the icon's square, pixels. */
const SIDE = 24;
const PATHS: Readonly<Record<Exclude<StateIconName, 'waiting'>, string>> = {
  shell: 'M3.5 4.5h17v15h-17zM7 9l3 3-3 3M12.5 15H17',
  search: 'M10.5 4.5a6 6 0 1 1 0 12 6 6 0 0 1 0-12zM15 15l5 5',
  away: 'M8.5 15.5l-1.6 1.6a3.3 3.3 0 0 1-4.7-4.7l3-3M15.5 8.5l1.6-1.6a3.3 3.3 0 0 1 4.7 4.7l-3 3M4.5 4.5l15 15',
  locked: 'M5.5 10.5h13v9h-13zM8.5 10.5v-3a3.5 3.5 0 0 1 7 0v3M12 14v2.5',
  server: 'M3.5 4.5h17v6h-17zM3.5 13.5h17v6h-17zM7 7.5h.01M7 16.5h.01',
};
/**
 * Horizontal centers of the dots. They pulse one after the other, unless the system prefers reduced motion.
 */
const DOTS = [5, 12, 19];

export function StateIcon({ name }: { readonly name: StateIconName }) {
  return (
    <svg class={styles.icon} viewBox={`0 0 ${SIDE} ${SIDE}`} width={SIDE} height={SIDE} aria-hidden="true">
      {name === 'waiting' ? (
        DOTS.map((x) => <circle key={x} cx={x} cy={SIDE / 2} r={2} />)
      ) : (
        <path d={PATHS[name]} />
      )}
    </svg>
  );
}
