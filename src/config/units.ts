import { z } from 'zod';

const DURATION_UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const SIZE_UNITS = { KB: 1_000, MB: 1_000_000 } as const;

const DURATION_REMEDY = 'write a number and a unit: 30s, 15m, 6h or 30d';
const SIZE_REMEDY = 'write a number and a unit: 500 KB or 10 MB';
const LEAST_DURATION = 1_000;

/** `30s`, `15m`, `6h` or `30d` → ms. */
export const duration = (least = LEAST_DURATION) =>
  z
    .string(DURATION_REMEDY)
    .regex(/^\d{1,6}\s*[smhd]$/, DURATION_REMEDY)
    .transform(
      (text) => Number.parseInt(text, 10) * DURATION_UNITS[text.slice(-1) as keyof typeof DURATION_UNITS],
    )
    .refine((ms) => ms >= least, `give at least ${least / 1000} seconds`);

/** `500 KB` or `10 MB` → bytes. */
export const size = () =>
  z
    .string(SIZE_REMEDY)
    .regex(/^\d{1,6}\s*[KM]B$/, SIZE_REMEDY)
    .transform((text) => Number.parseInt(text, 10) * SIZE_UNITS[text.slice(-2) as keyof typeof SIZE_UNITS])
    .refine((bytes) => bytes > 0, SIZE_REMEDY);
