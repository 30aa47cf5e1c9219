// The command that the demo types: prints numbered lines for some seconds and keeps a copy of what it printed.

/** A shell command (sh is enough) that prints `lines` lines `PREFIX 000001 …`, pausing briefly after every hundred. */
export function printCommand(prefix: string, lines: number, copyFile: string): string {
  const line = `printf '${prefix} %06d what the shell prints is what you see\\n' $i`;
  const loop = `i=0; while [ $i -lt ${lines} ]; do i=$((i+1)); ${line}; [ $((i%100)) = 0 ] && sleep 0.2; done`;
  return `${loop} | tee ${copyFile}; echo ${prefix}-is-''done`;
}

/** What the terminal shows when the command has ended; the typed command does not contain it. */
export function doneWord(prefix: string): string {
  return `${prefix}-is-done`;
}
