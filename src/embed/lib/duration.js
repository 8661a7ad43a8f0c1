// ISO 8601 durations, as maxOffline has them: months have 30 days and years 365, which is as exact as "about a month" needs.

const day = 86_400_000;

/**
 * @param {string | null | undefined} text
 * @returns {number} milliseconds; of what is no duration, those of 30 days
 */
export function milliseconds(text) {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text ?? '');
  if (!match || text === 'P') return 30 * day;
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return (years * 365 + months * 30 + weeks * 7 + days) * day + ((hours * 60 + minutes) * 60 + seconds) * 1000;
}
