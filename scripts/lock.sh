#!/usr/bin/env bash
# Renews both lock files from pyproject.toml: versions and hashes only, for every system and Python from 3.11.
#   scripts/lock.sh             keep what is locked, add what is new
#   scripts/lock.sh --upgrade   take the newest versions
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
common=(--universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --quiet
  --extra postgresql --group build "$@")
uv pip compile pyproject.toml "${common[@]}" --output-file requirements.lock
uv pip compile pyproject.toml "${common[@]}" --group dev --constraint requirements.lock --output-file requirements-dev.lock
