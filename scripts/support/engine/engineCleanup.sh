#!/bin/sh
# Ends all processes and mounts that are left of the private Docker engine or Podman in folder $1, and removes the folder.
folder=$1

for process in /proc/[0-9]*; do
  read -r name 2>/dev/null <"$process/comm" || continue
  case $name in dockerd | containerd | containerd-shim* | podman | conmon) ;; *) continue ;; esac
  { tr '\0' ' ' <"$process/cmdline"; } 2>/dev/null | grep -qF " $folder/" || continue
  # Children of a shim, or of Podman's conmon, are a container's first processes, with which the whole container ends.
  for child in $(cat "$process"/task/*/children 2>/dev/null); do
    case $name in containerd-shim* | conmon) kill -KILL "$child" 2>/dev/null ;; esac
  done
  kill -KILL "${process#/proc/}" 2>/dev/null
done
grep -F " $folder/" /proc/mounts | cut -d ' ' -f 2 | sort -r | while read -r mounted; do umount -l "$mounted"; done
rm -rf "$folder"
