import type { ShownState } from '@/domain/figures/states';
import { paint } from '../fills';
import styles from './tile-map.module.css';

type Props = { id: string; state: ShownState; x: number; y: number; text: string };

/** A cell of 20 by 20: colour, pattern and sign of its state, so that none of them is needed alone. */
export function StateTile({ id, state, x, y, text }: Props) {
  return (
    <>
      <rect
        className={styles[state]}
        x={x + 1.5}
        y={y + 1.5}
        width="17"
        height="17"
        rx="2"
        {...(state === 'does_not_use' ? { fill: paint('hatched', id) } : {})}
      />
      {text ? (
        <text className={styles[`${state}_text`]} x={x + 10} y={y + 13.8}>
          {text}
        </text>
      ) : null}
    </>
  );
}
