#!/usr/bin/env bash
# Makes all frozen figures again.
#   benchmarks/freeze.sh          those that need nothing from outside
#   benchmarks/freeze.sh FOLDER   also those over the annotated sets in FOLDER (it holds score.py and dev/)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
python=.venv/bin/python
# How sure a claim is comes first: what is measured after it carries it.
[ $# -eq 0 ] || "$python" benchmarks/extraction/calibrate.py "$1"
for script in benchmarks/*/measure.py; do
  case "$script" in
    benchmarks/extraction/* | benchmarks/resolution/*)
      [ $# -eq 0 ] || "$python" "$script" "$1"
      ;;
    *) "$python" "$script" ;;
  esac
done
"$python" benchmarks/extraction/streaming.py
# The yardstick of speed is an interpreter that has spaCy, named in SPACY.
[ $# -eq 0 ] || "$python" benchmarks/extraction/speed.py "$1/dev" ${SPACY:+--spacy "$SPACY"}
