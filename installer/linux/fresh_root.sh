# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# To be sourced: a fresh root of a Debian release in a folder of its own, made with debootstrap from where this machine
# gets its own packages, and taken away again. What a script here cannot do on this machine it says and ends well: see
# left_out().
#
# PROXYDECK_ROOTS             folder for such roots (else: /var/tmp; /tmp may forbid devices, and may lie in memory)
# PROXYDECK_LEAVE_NOTHING_OUT what cannot be done here is a failure

left_out() { # WHY...
    echo "LEFT OUT: $*"
    [ -z "${PROXYDECK_LEAVE_NOTHING_OUT:-}" ] || exit 1
    exit 0
}

# Before a command: whatever it starts and mounts is gone when it ends, also when it is ended by force. Empty where the
# system does not allow that. The command is not the first of its processes: Xvfb would not tell that one that it is
# ready.
# shellcheck disable=SC2016 # for the inner shell
contained=(env PROXYDECK_CONTAINED=1 unshare --mount --pid --fork --kill-child --mount-proc
    bash -c '"$@"; exit $?' contained)
"${contained[@]}" true 2>/dev/null || contained=()

# Starts a script once more like that.
contain() { # SCRIPT ARGUMENT...
    [ -n "${PROXYDECK_CONTAINED:-}" ] || [ ${#contained[@]} = 0 ] || exec "${contained[@]}" "$@"
}

# As a job that is waited for: a signal to this script is then heeded at once, and not when the command ends.
heeding() { # COMMAND...
    local code=0
    "$@" </dev/null &
    wait $! || code=$?
    return $code
}

tools() { # PACKAGE...
    local package missing=()
    for package in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] ||
            missing+=("$package")
    done
    [ ${#missing[@]} != 0 ] || return 0
    echo "Installing: ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    { heeding apt-get -qq update &&
        heeding apt-get -qq install -y --no-install-recommends "${missing[@]}" >/dev/null; } ||
        left_out "cannot be installed here: ${missing[*]}"
}

# Where this machine gets the packages of its own release from.
package_source() {
    # shellcheck disable=SC2016 # a name of apt's
    apt-get indextargets --format '$(SITE)' "Codename: $(release_here)" \
        "Origin: $(. /etc/os-release && echo "${ID^}")" | sed -n 1p
}

release_here() { (. /etc/os-release && echo "${VERSION_CODENAME:-}"); }

# Afterwards `root` is its folder. It goes when the script ends.
fresh_root() { # RELEASE LOG GIGABYTES
    local release=$1 log=$2 roots=${PROXYDECK_ROOTS:-/var/tmp} own from room part parts=()
    [ "$(id -u)" = 0 ] || left_out "a fresh root of Debian ($release) needs an administrator"
    command -v apt-get >/dev/null || left_out "a fresh root of Debian ($release) needs a machine with apt"
    tools debootstrap
    own=$(release_here)
    from=$(package_source)
    # Before its first update apt does not know what it gets where.
    [ -n "$from" ] || { heeding apt-get -qq update || true; from=$(package_source); }
    [ -n "$from" ] || left_out "no package source for a fresh root of Debian ($release) is known here"
    room=$(df --output=avail -B1G "$roots" 2>/dev/null | tail -1 || true)
    [ "${room:-0}" -ge "$3" ] ||
        left_out "a fresh root of Debian ($release) needs $3 GB in $roots (or in the folder that PROXYDECK_ROOTS names)"

    trap fresh_root_end EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
    root=$(realpath "$(mktemp -d "$roots/proxydeck-root.XXXXXX")")
    chmod 755 "$root"
    # debootstrap reads a proxy from the environment, apt from its own configuration as well.
    [ -n "${http_proxy:-}" ] || eval "$(apt-config shell http_proxy Acquire::http::Proxy)"
    export http_proxy=${http_proxy:-}
    heeding debootstrap --variant=minbase "$release" "$root" "$from" >"$log" 2>&1 ||
        left_out "no fresh root of Debian ($release) can be made here: $(tail -1 "$log")"

    if [ "$release" = "$own" ]; then
        parts=(sources.list sources.list.d keyrings trusted.gpg.d)
        rm -f "$root/etc/apt/sources.list"
    fi
    for part in ${parts[@]+"${parts[@]}"}; do
        [ ! -e "/etc/apt/$part" ] || cp -a "/etc/apt/$part" "$root/etc/apt/"
    done
    # How packages are fetched here, and nothing else of this machine's.
    {
        apt-config dump | grep -E '^Acquire::(https?::(Proxy|Verify|CaInfo)|Check|Retries)' | grep -vi detect || true
        [ -z "$http_proxy" ] || echo "Acquire::http::Proxy \"$http_proxy\";"
    } >"$root/etc/apt/apt.conf.d/fetching"
    echo 'Dpkg::Use-Pty "0";' >"$root/etc/apt/apt.conf.d/no-terminal"
    echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/quick" # it need not outlive a power cut
    printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d" # no package starts a service
    chmod 755 "$root/usr/sbin/policy-rc.d"
    for part in /etc/resolv.conf /etc/hosts; do cp -L "$part" "$root/etc/" 2>/dev/null || true; done
    # Of its own, so that nothing of this machine's lies in what is deleted at the end.
    mount -t proc proc "$root/proc" 2>/dev/null || true
    mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm" 2>/dev/null || true
    mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts" 2>/dev/null || true
}

inside() { # COMMAND...
    heeding chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive "$@"
}

mounts_in_root() { awk -v root="$root/" 'index($5, root) == 1 { print $5 }' /proc/self/mountinfo; }

# Ends what runs in the root, takes its mounts away, and then itself. What is still mounted is not deleted.
fresh_root_end() {
    local process folder
    [ -n "${root:-}" ] || return 0
    jobs -p | xargs -r kill 2>/dev/null || true
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        local found=
        for process in /proc/[0-9]*; do
            folder=$(readlink "$process/root" 2>/dev/null) || continue
            case $folder in "$root" | "$root"/*) found=1; kill -KILL "${process#/proc/}" 2>/dev/null || true ;; esac
        done
        [ -n "$found" ] || break
        sleep 0.2
    done
    mounts_in_root | sort -r | while read -r folder; do umount -l "$folder" || true; done
    if [ -n "$(mounts_in_root)" ]; then
        echo "Still mounted, and not deleted: $root" >&2
    else
        rm -rf --one-file-system "$root" || { sleep 2 && rm -rf --one-file-system "$root"; }
    fi
    root=
}
