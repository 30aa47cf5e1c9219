#!/bin/sh
# Runs one private Docker engine in folder $1, controlled by lines on standard input. When the input ends, it
# ends the engine with all containers, and removes the folder. This also happens when the process that started
# it was killed.
folder=$1
socket_group=$2
shift 2
trap '' INT TERM HUP

start_docker() {
  # The engine runs in its own session, so that Ctrl-C does not reach it.
  setsid dockerd --data-root "$folder/data" --exec-root "$folder/exec" --host "unix://$folder/docker.sock" \
    --pidfile "$folder/pid" --containerd "$folder/containerd.sock" --group "$socket_group" --storage-driver vfs \
    --iptables=false --bridge=none "$@" >>"$folder/docker.log" 2>&1 </dev/null &
  docker=$!
  echo "$docker" >"$folder/docker.pid"
}

end_process() {
  kill "-$1" "$2" 2>/dev/null
  wait "$2" 2>/dev/null
}

echo $$ >"$folder/guard.pid"
mkdir -p "$folder/containerd"
# Disables the cri plug-in for Kubernetes, because it needs a network.
printf 'version = 2\nroot = "%s/root"\nstate = "%s/state"\ndisabled_plugins = ["io.containerd.grpc.v1.cri"]\n' \
  "$folder/containerd" "$folder/containerd" >"$folder/containerd.toml"
setsid containerd --config "$folder/containerd.toml" --address "$folder/containerd.sock" \
  >"$folder/containerd.log" 2>&1 </dev/null &
containerd=$!
start_docker "$@"

while read -r order; do
  case $order in
    stop) end_process TERM "$docker" ;;
    kill) end_process KILL "$docker" ;;
    start) start_docker "$@" ;;
  esac
  echo "$order done"
done

end_process TERM "$docker"
end_process TERM "$containerd"
exec sh "$(dirname "$0")/engineCleanup.sh" "$folder"
