/** The id of this host in its session IDs (S1), when none was given. */

/** Made from the machine's name, so that people recognise it; letters and digits of other alphabets become hyphens. */
export function hostIdFrom(hostName: string): string {
  const plain = hostName.toLowerCase().split('.')[0] ?? '';
  const id = plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 63);
  return id === '' ? 'host' : id;
}
