/** A tick as it is sent: at which version of the return, which point, and whether it is looked at. */
export type Tick = { version: number; key: string; ticked: boolean };

/** A tick that was made here and that the server has not shown yet. */
type Made = { tick: Tick; isStored: boolean };
export type Ticks = readonly Made[];

/** The last tick of a point is the one that holds. */
export const made = (ticks: Ticks, tick: Tick): Ticks => [
  ...ticks.filter((one) => one.tick.key !== tick.key),
  { tick, isStored: false },
];

/** The server has it; what is shown may still be from before. */
export const stored = (ticks: Ticks, tick: Tick): Ticks =>
  ticks.map((one) => (one.tick === tick ? { tick, isStored: true } : one));

/** It could not be stored. */
export const undone = (ticks: Ticks, tick: Tick): Ticks => ticks.filter((one) => one.tick !== tick);

type Point = { key: string; ticked: boolean };

/** What the server shows by now need not be remembered here; the same list if there is nothing to forget. */
export function unseen(ticks: Ticks, points: Point[]): Ticks {
  const isSeen = ({ tick, isStored }: Made) =>
    isStored && points.find((point) => point.key === tick.key)?.ticked === tick.ticked;
  return ticks.some(isSeen) ? ticks.filter((one) => !isSeen(one)) : ticks;
}

/** Whether a point is ticked, as this person left it. */
export const isTicked = (ticks: Ticks, point: Point) =>
  ticks.find((one) => one.tick.key === point.key)?.tick.ticked ?? point.ticked;
