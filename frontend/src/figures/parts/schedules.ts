/** Learning rates by epoch, counted from 0. Pure. */

export const SCHEDULES = ["inverse", "stairs", "exponential", "root"] as const;
export type Schedule = (typeof SCHEDULES)[number];

export interface Plan {
  readonly rate: number;
  readonly decay: number;
  readonly interval: number;
}

const BASE = 0.95;

export function rateAt(schedule: Schedule, { rate, decay, interval }: Plan, epoch: number): number {
  if (schedule === "inverse") return rate / (1 + decay * epoch);
  if (schedule === "stairs") return rate / (1 + decay * Math.floor(epoch / interval));
  if (schedule === "exponential") return rate * BASE ** epoch;
  return rate / Math.sqrt(Math.max(1, epoch));
}
