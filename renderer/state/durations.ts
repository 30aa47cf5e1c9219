/** Times as people read them. Pure. */

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
