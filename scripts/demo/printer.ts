// The command that the demo types. It prints numbered lines for some seconds, and copies them to a file.

/** A POSIX shell command that prints `lines` lines `PREFIX 000001 …`, with a short pause after every hundred. */
export function printCommand(prefix: string, lines: number, copyFile: string): string {
  const line = `printf '${prefix} %06d what the shell prints is what you see\\n' $i`;
  const loop = `i=0; while [ $i -lt ${lines} ]; do i=$((i+1)); ${line}; [ $((i%100)) = 0 ] && sleep 0.2; done`;
  return `${loop} | tee ${copyFile}; echo ${prefix}-is-''done`;
}

/** Text at the end of the command's output; the typed command does not contain it. */
export function doneWord(prefix: string): string {
  return `${prefix}-is-done`;
}
