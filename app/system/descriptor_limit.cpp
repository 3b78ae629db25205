// SPDX-License-Identifier: MIT
#include "system/descriptor_limit.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/resource.h>

#include <algorithm>
#endif

namespace proxydeck {

void raiseDescriptorLimit()
{
#ifdef Q_OS_UNIX
    constexpr rlim_t wanted = 10'240; // macOS refuses more: it is its OPEN_MAX
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted)
        return;
    limit.rlim_cur = std::min(wanted, limit.rlim_max);
    (void)setrlimit(RLIMIT_NOFILE, &limit); // if this fails, the limit stays as it was
#endif
}

} // namespace proxydeck
