/**
 * The script between the SDK and Codex, for what the SDK does not do:
 *
 * - It keeps the reading end of the prompt's pipe open and reads what Codex did not: a prompt into a closed pipe would
 *   end the whole process with EPIPE, for the SDK does not listen for that.
 * - It writes Codex's process id down, so that a turn is ended from outside. The SDK's own way, a signal, ends the whole
 *   process when it comes just after a turn failed.
 * - It notices when the process that asked has gone, however it was killed, and ends Codex: a parent's number changes as
 *   soon as the parent ends, also while nobody has collected it. Then it removes what the SDK would have.
 *
 * In POSIX shell: it starts in a millisecond, where Node takes 40 and as many megabytes.
 */
export const launcherScript = ({
  binary,
  turn,
  asker,
}: {
  /** Absolute paths. */
  readonly binary: string;
  readonly turn: string;
  /** The id of the process that asks. */
  readonly asker: number;
}): string => `#!/bin/sh
turn=${quoted(turn)}
schema= previous=
for argument do
  [ "$previous" = --output-schema ] && schema=$argument
  previous=$argument
done

parent_of() {
  parent=
  if [ -r "/proc/$1/stat" ]; then
    read -r _ _ _ parent _ < "/proc/$1/stat"
  elif [ ! -d /proc/self ]; then
    parent=$(ps -o ppid= -p "$1" | tr -d ' ')
  fi
}

exec 3<&0
${quoted(binary)} "$@" <&3 3<&- &
codex=$!
trap 'kill "$codex" 2>/dev/null' HUP INT TERM
echo "$codex" > "$turn/pid.new" && mv "$turn/pid.new" "$turn/pid"
[ -e "$turn/stop" ] && kill "$codex"

(
  exec >/dev/null 2>&1 </dev/null 3<&-
  trap '' HUP INT TERM
  while sleep 0.3; do
    parent_of "$$"
    [ "$parent" = ${asker} ] && continue
    kill "$codex"
    sleep 0.7
    kill -9 "$codex"
    if [ -n "$schema" ]; then
      rm -f "$schema"
      rmdir "\${schema%/*}"
    fi
    exit
  done
) &
watch=$!

wait "$codex"
code=$?
while kill -0 "$codex" 2>/dev/null; do
  wait "$codex"
  code=$?
done
rm -f "$turn/pid"
kill -9 "$watch" 2>/dev/null
cat <&3 >/dev/null
exit "$code"
`;

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
