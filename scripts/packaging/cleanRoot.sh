#!/bin/sh
# Runs the shell commands from standard input as root in a clean copy of this machine's system. The copy lacks
# users' files, the checkout and the results of earlier runs. All changes stay in memory, and all processes
# end together with this script. It must run as root, in order to mount.
set -eu
room=$1
mount -t tmpfs -o size=2g none "$room"
mkdir "$room/changes" "$room/work" "$room/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$room/changes,workdir=$room/work" "$room/root"
root=$room/root
for folder in dev sys; do mount --rbind "/$folder" "$root/$folder"; done
mount -t proc proc "$root/proc"
for folder in tmp run home root work srv opt; do
  [ ! -d "$root/$folder" ] || mount -t tmpfs none "$root/$folder"
done
chmod 1777 "$root/tmp"
mkdir "$root/tmp/host"
# Uses pivot_root instead of chroot: in a chroot, the kernel denies user namespaces, which the app's sandbox
# needs.
cd "$root"
pivot_root . tmp/host
mkdir -p /tmp/given
[ ! -d "/tmp/host$2" ] || mount --bind "/tmp/host$2" /tmp/given
umount -l /tmp/host
rmdir /tmp/host
exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 sh
