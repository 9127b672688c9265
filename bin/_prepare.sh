# Shared by the entries in this folder: from an empty machine to a project that can start.
# Sourced, never run.

cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PYTHONDONTWRITEBYTECODE=1
PYTHON=.venv/bin/python

say() { printf '\n%s\n' "$*"; }
stop() { printf '\n%s\n' "$*" >&2; exit 1; }

find_python() {
    local name
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null &&
            "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
            printf '%s' "$name"
            return
        fi
    done
    stop "Python 3.11 or newer is needed. Install it and run this again."
}

# install_packages WHAT PACKAGE… : Debian's packages, by ourselves where we may.
install_packages() {
    local what=$1
    shift
    local as_root=()
    if [ "$(id -u)" != 0 ]; then
        # Somebody at a terminal can type their password; elsewhere nobody would answer.
        command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; } &&
            as_root=(sudo) || stop "$what is missing. Type:  sudo apt-get install --yes $*"
    fi
    command -v apt-get >/dev/null ||
        stop "$what is missing. Install the equivalent of Debian's packages: $*"
    say "Installing $what ($*) …"
    "${as_root[@]}" apt-get update --quiet=2 &&
        DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install --yes --quiet=2 \
            --no-install-recommends "$@" >/dev/null ||
        stop "$what could not be installed. Type:  sudo apt-get install --yes $*"
}

has_library() { ldconfig -p 2>/dev/null | grep -q "$1" || ls /usr/lib/*/"$1"* >/dev/null 2>&1; }

need_runtime_packages() {
    local python=$1
    "$python" -c 'import venv, ensurepip' 2>/dev/null ||
        install_packages "Python's venv module" python3-venv
    has_library libpangoft2-1.0.so && has_library libharfbuzz-subset.so ||
        install_packages "Pango, which lays out the PDF" \
            libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
    command -v msgfmt >/dev/null || install_packages "Gettext" gettext
}

need_test_packages() {
    [ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null ||
        install_packages "Chromium, for the browser tests" chromium
    command -v pdftotext >/dev/null && command -v pdftoppm >/dev/null ||
        install_packages "Poppler, for the tests of the report" poppler-utils
    has_library libatomic.so.1 ||
        install_packages "The library libatomic, for the browser's driver" libatomic1
}

# install_lock LOCK : into .venv, unless that very lock is there already.
install_lock() {
    local lock=$1 stamp=.venv/$1.installed
    cmp --silent "$lock" "$stamp" && return
    say "Installing the packages of $lock (a minute or two) …"
    "$PYTHON" -m pip install --disable-pip-version-check -qq --require-hashes \
        --requirement "$lock" || stop "The packages of $lock could not be installed; see above."
    cp "$lock" "$stamp"
}

make_environment() {
    local python
    python=$(find_python) || exit 1
    need_runtime_packages "$python"
    if [ ! -x "$PYTHON" ]; then
        say "Making the Python environment in .venv …"
        "$python" -m venv .venv || stop "The Python environment could not be made; see above."
    fi
    install_lock requirements.lock
    { command -v npm && command -v node; } >/dev/null || install_lock requirements-node.lock
}

# The system's Node, or the one that came with npm into .venv.
node_program() { command -v node || printf '%s' .venv/bin/node; }

# Style sheets, scripts and translations; each step is quick when nothing has changed.
build_files() {
    "$PYTHON" manage.py build_static || stop "The style sheets could not be built; see above."
    if [ -d locale ]; then
        local po
        for po in locale/*/LC_MESSAGES/*.po; do
            [ "${po%.po}.mo" -nt "$po" ] || msgfmt --check --output-file="${po%.po}.mo" "$po" ||
                stop "The translations in $po could not be read; see above."
        done
    fi
}
