// Reads fpm's command line as far as electron-builder uses it for a .deb. Pure.

/** What goes where in the package: a folder's content when `from` ends with a slash. */
export interface PackedFile {
  readonly from: string;
  readonly to: string;
}

/** One .deb to make. */
export interface DebPlan {
  readonly output: string;
  readonly files: readonly PackedFile[];
  readonly compression: string;
  /** Scripts that dpkg runs, by their names in the package. */
  readonly scripts: Readonly<Record<string, string>>;
  /** The text of the package's `control`, without the size. */
  readonly control: string;
}

/** fpm's options without a value. */
const FLAGS: ReadonlySet<string> = new Set(['--force', '--debug']);

/** The names of dpkg's fields for what fpm calls otherwise. */
const FIELDS: readonly (readonly [field: string, option: string])[] = [
  ['Package', '--name'],
  ['Version', '--version'],
  ['License', '--license'],
  ['Vendor', '--vendor'],
  ['Architecture', '--architecture'],
  ['Maintainer', '--maintainer'],
  ['Depends', '-d'],
  ['Recommends', '--deb-recommends'],
  ['Section', '--category'],
  ['Priority', '--deb-priority'],
  ['Homepage', '--url'],
];

/** The package that these arguments describe; throws for another kind of package, or without a name for it. */
export function parseFpm(args: readonly string[]): DebPlan {
  const { options, files } = split(args);
  const one = (name: string): string => options.get(name)?.at(-1) ?? '';
  if (one('-t') !== 'deb') throw new Error(`only a .deb can be made without fpm, not "${one('-t')}"`);
  if (one('--package') === '') throw new Error('no --package says where the .deb is to be written');
  const fields = FIELDS.flatMap(([field, option]) => {
    const value = (options.get(option) ?? []).join(', ');
    return value === '' ? [] : [`${field}: ${value}`];
  });
  const scripts = Object.entries({ postinst: one('--after-install'), postrm: one('--after-remove') });
  return {
    output: one('--package'),
    files,
    compression: one('--deb-compression') || 'xz',
    scripts: Object.fromEntries(scripts.filter(([, path]) => path !== '')),
    control: `${[...fields, `Description: ${description(one('--description'))}`].join('\n')}\n`,
  };
}

function split(args: readonly string[]): { options: Map<string, string[]>; files: PackedFile[] } {
  const options = new Map<string, string[]>();
  const files: PackedFile[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    if (FLAGS.has(word)) continue;
    if (word.startsWith('-')) options.set(word, [...(options.get(word) ?? []), args[(at += 1)] ?? '']);
    else files.push(packedFile(word));
  }
  return { options, files };
}

function packedFile(word: string): PackedFile {
  const middle = word.lastIndexOf('=/');
  if (middle < 1) throw new Error(`"${word}" is no file=place of fpm`);
  return { from: word.slice(0, middle), to: word.slice(middle + 1) };
}

/** The first line is the summary; each further one begins with a space, and an empty one with a dot behind it. */
function description(text: string): string {
  const [summary = '', ...more] = text.split('\n').map((line) => line.trim());
  return [summary, ...more.map((line) => ` ${line === '' ? '.' : line}`)].join('\n');
}
