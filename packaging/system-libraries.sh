#!/usr/bin/env bash
# The system libraries that Qt's wheels expect to find, read off Qt's own libraries and platform plugins with objdump.
#   install PY  on Debian or Ubuntu as root, install what is missing, and venv if PY lacks it; anywhere else, do nothing
#   check PY    does Qt load in that Python? If not, print the one line that mends it and fail
# Neither needs a network when the libraries are there already.
set -euo pipefail

libraries=(
  # every window, also an offscreen one
  libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libfreetype6 libglib2.0-0 libstdc++6 libx11-6
  libbrotli1 libzstd1 libgssapi-krb5-2
  # a window on X11
  libx11-xcb1 libxkbcommon-x11-0 libxcb1 libxcb-cursor0 libxcb-glx0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1
  libxcb-randr0 libxcb-render0 libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0
  libxcb-xkb1
  # a window on Wayland
  libwayland-client0 libwayland-cursor0 libwayland-egl1
)

has() { command -v "$1" >/dev/null 2>&1; }

missing() {
  local library name state
  # Debian's own Python comes without the half of venv that brings pip.
  "$1" -c 'import ensurepip, venv' 2>/dev/null || printf 'python3-venv\n'
  for library in "${libraries[@]}"; do
    # Newer Debians renamed some of these with a t64 ending; the old name still installs them, but is not itself listed.
    for name in "$library" "${library}t64"; do
      state=$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null || true)
      [ "$state" = installed ] && continue 2
    done
    printf '%s\n' "$library"
  done
}

install() {
  has apt-get && has dpkg-query && [ "$(id -u)" = 0 ] || return 0
  local wanted
  mapfile -t wanted < <(missing "$1")
  [ "${#wanted[@]}" -gt 0 ] || return 0
  echo "Installing what Qt and Python need of the system: ${wanted[*]}"
  export DEBIAN_FRONTEND=noninteractive
  # A failure is not the end: the check afterwards says whether Qt loads all the same.
  apt-get update -qq </dev/null || echo "apt-get update failed; trying with the lists that are here."
  local name
  apt-get install -y -qq --no-install-recommends "${wanted[@]}" </dev/null >/dev/null 2>&1 ||
    # One name that this Debian does not know must not keep the others out.
    for name in "${wanted[@]}"; do
      apt-get install -y -qq --no-install-recommends "$name" </dev/null >/dev/null 2>&1 ||
        echo "apt-get could not install $name."
    done
}

check() {
  local trouble
  if trouble=$(QT_QPA_PLATFORM=offscreen "$1" -c \
    'from PySide6.QtWidgets import QApplication; QApplication([])' 2>&1); then
    return 0
  fi
  {
    echo "Qt does not load: $(printf '%s' "$trouble" | tail -n 1)"
    if has apt-get; then
      echo "Run this once, then the same make target again:"
      echo "  sudo apt-get update && sudo apt-get install -y ${libraries[*]}"
    elif has dnf; then
      echo "Run this once, then the same make target again:"
      echo "  sudo dnf install -y mesa-libEGL mesa-libGL libxkbcommon libxkbcommon-x11 dbus-libs fontconfig xcb-util-cursor xcb-util-image xcb-util-keysyms xcb-util-renderutil xcb-util-wm"
    else
      echo "Install EGL, OpenGL, xkbcommon, D-Bus, fontconfig and the xcb-util libraries with your system's own tool."
    fi
  } >&2
  return 1
}

case "${1:-}" in
  install) install "${2:-python3}" ;;
  check) check "$2" ;;
  *) echo "usage: $0 install|check PYTHON" >&2; exit 2 ;;
esac
