# Sourced by ./run and ./test: a virtual environment in .venv with exactly the locked packages.
# usage: set_up LOCKFILE   (needs $root)

find_python() {
  local candidate
  for candidate in "${PYTHON:-}" python3.11 python3.12 python3.13 python3 python; do
    [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1 || continue
    if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
      printf '%s\n' "$candidate"
      return 0
    fi
  done
  echo "Govah needs Python 3.11 or later with venv; none was found." >&2
  echo "Install it (Debian: apt install python3 python3-venv) or name it: PYTHON=/path/to/python $0" >&2
  return 1
}

set_up() {
  local lock=$1 python stamp want
  local venv="$root/.venv"
  want=$(cat "$root/$lock" "$root/pyproject.toml" | cksum)" $lock"
  stamp="$venv/.govah-$lock"
  if [ -x "$venv/bin/govah" ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$want" ]; then
    return 0
  fi
  python=$(find_python) || return 2
  echo "Setting up .venv with the packages of $lock (once)" >&2
  [ -x "$venv/bin/python" ] || "$python" -m venv "$venv" || return 2
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --requirement "$root/$lock" || {
    echo "The packages of $lock could not be installed. Check the connection to your package index and run this again." >&2
    return 2
  }
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable "$root" || return 2
  # also where Python is told to write no bytecode: without it every start compiles some four hundred modules
  "$venv/bin/python" -m compileall -q "$root/src/govah" || true
  printf '%s' "$want" >"$stamp"
}
