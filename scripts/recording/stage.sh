# Creates the home for recorded programs, in separate namespaces, so that the recording reveals nothing about
# this machine. $1 lists the folders with programs. The files are small, but contain all kinds of text:
# colors, wide characters and long lines.
set -eu
hostname holdfast
mount -t tmpfs -o size=64m home /home
mount -t tmpfs -o size=64m tmp /tmp
export HOME=/home/ada LC_ALL=C.UTF-8
home=$HOME
mkdir -p $home/project/src $home/project/packages/lantern $home/project/packages/harbour
cd $home

cat > .bashrc <<'BASH'
PS1='\[\e]0;\u@\h: \w\a\]\[\e[1;32m\]ada@\h\[\e[0m\]:\[\e[1;34m\]\w\[\e[0m\]\$ '
alias ls='ls --color=always --hyperlink=always'
BASH
cat > .vimrc <<'VIM'
set nocompatible number list listchars=tab:»\ ,trail:· hlsearch laststatus=2 mouse=a ttymouse=sgr termguicolors title
syntax on
colorscheme desert
VIM
cat > .tmux.conf <<'TMUX'
set -g mouse on
set -g default-command bash
set -g default-terminal tmux-256color
set -as terminal-features ',xterm*:RGB:usstyle:title'
set -g status-right '%H:%M'
TMUX
printf 'set mouse\nset linenumbers\nset constantshow\n' > .nanorc
printf '[user]\n\tname = Ada\n\temail = ada@example.org\n[init]\n\tdefaultBranch = main\n' > .gitconfig
printf 'update-notifier=false\naudit=false\nfund=false\noffline=true\n' > .npmrc

{
  line=1
  while [ $line -le 150 ]; do
    printf '\033[38;5;%dm%4d\033[0m ' $((line % 216 + 16)) $line
    case $((line % 6)) in
      0) printf '\033[1mbold\033[22m \033[3mitalic\033[23m \033[4:3m\033[58:2::255:80:0mcurly\033[0m \033[7mreversed\033[27m' ;;
      1) printf '漢字かな交じり文、全角の文字が続く行。한국어도 있다.' ;;
      2) printf 'e\314\201 a\314\212 o\314\210 combining, 👩‍🚀 👍🏽 🇳🇴 😀 emoji' ;;
      3) printf '\033[38;2;%d;120;200m\033[48;2;20;%d;60mtwenty-four bits of color\033[0m' $((line + 80)) $line ;;
      4) printf 'a line that is longer than any of the terminals here are wide, so that it goes on in the next row and the one after: %s' "$(printf 'wrap%.0s ' 1 2 3 4 5 6 7 8 9 10 11 12 13 14)" ;;
      5) printf 'tabs\there\tand\tthere' ;;
    esac
    printf '\n'
    line=$((line + 1))
  done
} > colors.txt

cd project
cat > src/lamp.ts <<'TS'
// The lamp of the lighthouse: how bright it is, and which ships see it.
export type Ship = { readonly name: string; readonly miles: number };

const RANGE_MILES = 18;

/** Ships near enough to see the lamp, the nearest first. */
export function seenBy(ships: readonly Ship[], haze: number): Ship[] {
	const range = RANGE_MILES * (1 - haze);
	return ships.filter(({ miles }) => miles <= range).sort((a, b) => a.miles - b.miles);
}

export const greeting = `Ahoy — 灯台へようこそ! 🚢`;   
TS
git init -q .
for number in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18; do
  export GIT_AUTHOR_DATE="2024-05-$((number + 9))T10:00:00Z" GIT_COMMITTER_DATE="2024-05-$((number + 9))T10:00:00Z"
  export GIT_AUTHOR_NAME="$([ $((number % 3)) = 0 ] && echo 'Åsa 漢字' || echo Ada)"
  if [ $((number % 5)) = 0 ]; then
    git switch -q -c "haze-$number"
    echo "haze $number" > "src/haze$number.txt"
    git add .
    git commit -q -m "See the haze of day $number 🌫"
    git switch -q main
  fi
  echo "export const beam$number = { degrees: $((number * 20)), color: '#ff${number}f' };" >> src/beams.ts
  git add .
  git commit -q -m "Turn the beam to $((number * 20))° ✨"
  if [ $((number % 7)) = 0 ]; then git merge -q --no-ff -m 'Merge the haze' "haze-$((number - number % 5))"; fi
done
printf '{"name":"lantern","version":"1.0.0","scripts":{"install":"sleep 1.5 && echo lit"}}' > packages/lantern/package.json
printf '{"name":"harbour","version":"2.1.0","dependencies":{"lantern":"file:../lantern"},"scripts":{"postinstall":"sleep 1"}}' > packages/harbour/package.json
printf '{"name":"lighthouse","private":true}' > package.json
cd $home

# Processes for htop to sort.
sleep 1000 & sleep 2000 &
exec env -i HOME="$home" USER=ada PATH="$1" TERM=xterm-256color COLORTERM=truecolor LC_ALL=C.UTF-8 SHELL=/bin/bash \
  setsid --ctty bash --noprofile --rcfile .bashrc -i
