/** Times and durations as people read them. Pure. */

/** A duration in its largest fitting unit, e.g. `42 s`, `3 min`, `2 h`. */
export function durationWords(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`;
}

/** Time of day, e.g. `14:02`. */
export function timeOfDay(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

/** The same with its day, when that is another one than today's, e.g. `5 Jan, 14:02`. */
export function dayAndTime(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  const day = new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
  return isToday ? timeOfDay(at) : `${day}, ${timeOfDay(at)}`;
}
