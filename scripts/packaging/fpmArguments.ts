// Parses those parts of fpm's command line that electron-builder uses for a .deb. Pure.

/** A file in the package. If `from` ends with a slash, it is the content of a folder. */
export interface PackedFile {
  readonly from: string;
  readonly to: string;
}

/** Description of the .deb to build. */
export interface DebPlan {
  readonly output: string;
  readonly files: readonly PackedFile[];
  readonly compression: string;
  /** Scripts that dpkg runs, by their names in the package. */
  readonly scripts: Readonly<Record<string, string>>;
  /** Text of the package's `control` file, without the size. */
  readonly control: string;
}

/** fpm's options that take no value. */
const FLAGS: ReadonlySet<string> = new Set(['--force', '--debug']);

/** dpkg's fields, with the fpm option that fills each of them. */
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

/**
 * Returns the package that the arguments describe. Throws if the package has another format, or if there is
 * no output path.
 */
export function parseFpm(args: readonly string[]): DebPlan {
  const { options, files } = split(args);
  const last = (name: string): string => options.get(name)?.at(-1) ?? '';
  if (last('-t') !== 'deb') throw new Error(`only a .deb can be built without fpm, not "${last('-t')}"`);
  if (last('--package') === '') throw new Error('--package is missing: pass the path of the .deb to write');
  const fields = FIELDS.flatMap(([field, option]) => {
    const value = (options.get(option) ?? []).join(', ');
    return value === '' ? [] : [`${field}: ${value}`];
  });
  const scripts = Object.entries({ postinst: last('--after-install'), postrm: last('--after-remove') });
  return {
    output: last('--package'),
    files,
    compression: last('--deb-compression') || 'xz',
    scripts: Object.fromEntries(scripts.filter(([, path]) => path !== '')),
    control: `${[...fields, `Description: ${description(last('--description'))}`].join('\n')}\n`,
  };
}

function split(args: readonly string[]): { options: Map<string, string[]>; files: PackedFile[] } {
  const options = new Map<string, string[]>();
  const files: PackedFile[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    if (FLAGS.has(word)) continue;
    if (!word.startsWith('-')) {
      files.push(packedFile(word));
      continue;
    }
    at += 1;
    options.set(word, [...(options.get(word) ?? []), args[at] ?? '']);
  }
  return { options, files };
}

function packedFile(word: string): PackedFile {
  const middle = word.lastIndexOf('=/');
  if (middle < 1) throw new Error(`"${word}" does not have fpm's form FILE=/PATH`);
  return { from: word.slice(0, middle), to: word.slice(middle + 1) };
}

/**
 * Formats a description: the summary line, then lines that start with a space. An empty line becomes a dot.
 */
function description(text: string): string {
  const [summary = '', ...more] = text.split('\n').map((line) => line.trim());
  return [summary, ...more.map((line) => ` ${line === '' ? '.' : line}`)].join('\n');
}
