#!/bin/sh
# Owns one private Podman in folder $1, run by user $2 (this one when empty), with a socket for group $3. When its standard
# input ends, also because the process that started it died in whatever way, it ends Podman with all its containers and removes
# the folder.
folder=$1
user=$2
socket_group=$3
trap '' INT TERM HUP

export HOME="$folder/home" XDG_RUNTIME_DIR="$folder/runtime" CONTAINERS_CONF="$folder/containers.conf"
mkdir -p -m 700 "$HOME" "$XDG_RUNTIME_DIR"
# Limits that every machine allows: Podman's own are above those of some build machines.
printf '[containers]\ndefault_ulimits = ["nofile=1024:1024", "nproc=4096:4096"]\n' >"$CONTAINERS_CONF"
printf '[engine]\ncgroup_manager = "cgroupfs"\nevents_logger = "file"\nruntime = "runc"\n' >>"$CONTAINERS_CONF"
[ -z "$user" ] || chown -R "$user" "$folder"

podman_here() {
  set -- podman --root "$folder/data" --runroot "$folder/exec" --tmpdir "$folder/tmp" --storage-driver vfs "$@"
  [ -z "$user" ] || set -- setpriv --reuid "$user" --regid "$user" --init-groups "$@"
  cd "$folder" && exec "$@"
}

echo $$ >"$folder/guard.pid"
(podman_here system service -t 0 "unix://$folder/podman.sock") >"$folder/podman.log" 2>&1 </dev/null &
service=$!
echo "$service" >"$folder/podman.pid"
while [ ! -S "$folder/podman.sock" ] && kill -0 "$service" 2>/dev/null; do sleep 0.05; done
chgrp "$socket_group" "$folder/podman.sock"
chmod 660 "$folder/podman.sock"
echo "start done"

cat >/dev/null

(podman_here rm --all --force --time 0) >/dev/null 2>&1
kill "$service" 2>/dev/null
wait "$service" 2>/dev/null
# A rootless Podman keeps its namespaces in a process of its own.
find "$folder" -name pause.pid 2>/dev/null | while read -r file; do kill -KILL "$(cat "$file")" 2>/dev/null; done
exec sh "$(dirname "$0")/engineCleanup.sh" "$folder"
